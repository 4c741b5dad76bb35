"""The command line: tables in a folder go in, a plan and its reasons come out.

It holds no inventory logic: it reads files, calls `vmi.plan` or `vmi.check`, and prints or writes what they answer.
"""
