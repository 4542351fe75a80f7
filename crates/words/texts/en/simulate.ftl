### What is said after a building was simulated.

simulate-days = days: { $value }
simulate-meetings = meetings: { $value }
simulate-duties = duties: { $value }
simulate-registers = records of the registers: { $value }
simulate-signed = reception records signed (amendments among them): { $value }
simulate-commands = commands: { $value }
simulate-refused = refused among them: { $value }
simulate-repeated = repeated: { $value }
simulate-deliveries = deliveries after no network: { $value }
simulate-crashes = crashes and restarts: { $value }
simulate-checked = invariants checked: { $value }
simulate-head = journal head: { $value }
simulate-seconds = seconds: { $value }
simulate-violation = Something that must always hold did not: { $problem }
simulate-not-empty = This database is not empty. Give an empty one, or none.
