// Stacks are told in lines of the sources. Not by `--enable-source-maps`, with which the log reads its own caller at its creation,
// through the whole map of the bundle: 90 MB that stay. Set here, a map is read when a stack is first written.
process.setSourceMapsEnabled(true)
