import Testing

/// Everything that starts real driver processes. One at a time: the machine is small, and descriptors are counted.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ProcessTests {}
