"""The door for readers. It reads what is live, and writes nothing but how often a preview link was opened."""
