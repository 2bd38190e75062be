"""The Web API: one door, and a module for each family of methods."""
