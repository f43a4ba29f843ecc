"""The door of whoever has a shell: each command takes arguments, calls one function and prints what it did."""
