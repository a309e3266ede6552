"""What the cases stand on: waiting, the kernel's view of USB, the simulator, and a till run by an ordinary user."""
