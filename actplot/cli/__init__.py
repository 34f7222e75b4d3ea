"""The command line: words become one library call, and whatever goes wrong becomes one line."""
