"""Reading and coding in worker processes, with a time and a memory limit for each report.

A worker that passes a limit or dies is ended and replaced, and costs the report it was at alone (of a source that
kills its reader: what is left of that source). Processes are spawned, not forked: onnxruntime, BLAS and this package
run threads, and a fork copies their locks but not the threads that would open them.
"""
