"""The door for readers. It reads what is live and writes nothing."""
