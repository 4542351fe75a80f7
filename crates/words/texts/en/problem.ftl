## Titles of what went wrong, by status.

problem-400 = The request cannot be read
problem-401 = Sign in first
problem-403 = Not allowed
problem-404 = Not found
problem-405 = Not taken here
problem-408 = It did not come whole in time
problem-409 = It contradicts what stands
problem-413 = Too large
problem-415 = Wrong content type
problem-422 = Something needs mending
problem-429 = Too often
problem-500 = Something failed
problem-503 = Not available at the moment
