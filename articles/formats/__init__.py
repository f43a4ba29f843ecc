"""The formats of the world outside, one module each. Every one names what it includes."""
