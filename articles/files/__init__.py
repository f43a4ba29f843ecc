"""The files of pictures and recordings: taken from whoever sends them, stored whole or not at all, handed out."""
