"""A reading for people: terminal, Markdown and one HTML file, all from the same entries."""
