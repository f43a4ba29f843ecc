"""What a machine is given to serve the newsroom, and the rehearsal of it on any other."""
