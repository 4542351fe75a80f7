// What came to this phone: that a duty opened, is soon over, is late. The house keeps it, and tells the
// leader of what did not come. It is no act of the person: nothing waits for it, nothing shows it.

const ANSWER_MS = 10_000;
const AT_ONCE = 100;
/** The alarms of the phone by the stages of the house. */
const STAGES = { opens: "opens", half: "soon", late: "overdue" };

/** Receipts for the house; `send` is to be called now and then. */
export function openReceipts(api) {
  /** What is still to be said, by duty and stage. */
  const waiting = new Map();
  let going = false;

  /** An alarm of a duty came; `read` where the person said that they have seen it. */
  function add(duty, alarm, at, read = false) {
    const stage = STAGES[alarm];
    if (!stage) return;
    const key = `${duty} ${stage}`;
    const known = waiting.get(key);
    waiting.set(key, { duty, stage, at: known?.at ?? at, read: read || (known?.read ?? false) });
  }

  /** `account` is who is signed in here: another's session takes none of it. */
  async function send(now, account) {
    if (going || !account || waiting.size === 0) return;
    going = true;
    const sent = [...waiting].slice(0, AT_ONCE);
    try {
      const response = await fetch(`${api}/shift/receipts`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Phone-Account": account },
        body: JSON.stringify({ now, receipts: sent.map(([, receipt]) => receipt) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      // What was refused once would be refused again.
      if (response.ok || response.status < 500) {
        for (const [key, receipt] of sent) if (waiting.get(key) === receipt) waiting.delete(key);
      }
    } catch {
      // Without a network it waits.
    } finally {
      going = false;
    }
  }

  return { add, send };
}

/** Whether the person wants quiet now; both times are `HH:MM`, and it may go over midnight. */
export function isQuiet(quiet, time) {
  if (!quiet) return false;
  const { from, until } = quiet;
  return from <= until ? from <= time && time < until : time >= from || time < until;
}
