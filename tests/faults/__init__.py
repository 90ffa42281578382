"""What is acknowledged survives every fault of the disk, the process and the machine."""
