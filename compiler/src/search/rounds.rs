//! Rounds of asking: a first reply, then repairs of it with what was found wrong, until one is accepted or it is enough.

use crate::exit::{Exit, Failure};
use crate::host::{Host, RecordedReply};
use diagnostics::Diagnostic;
use models::Request;

/// The same findings so many times in a row end the repair: a further round would give them again.
const SAME_FINDINGS: u32 = 3;

/// What became of a reply: what it was made into, or the text that is wrong and what is wrong with it.
pub enum Judged<T> {
    Accepted(T),
    Rejected {
        text: String,
        findings: Vec<Diagnostic>,
    },
    /// It may be right, and needs what another step of the task has not made yet: no further reply would change that.
    Waits(Box<Diagnostic>),
}

/// No reply was accepted.
pub struct Exhausted {
    /// What is wrong with the last one.
    pub findings: Vec<Diagnostic>,
    pub attempts: u32,
}

/// Asks `first`, and after each rejection what `repair` makes of the rejected text and its findings. `judge` is given the
/// number of the attempt, from 1.
pub fn ask<T>(
    host: &mut Host,
    first: Request,
    repair: impl Fn(&str, &[Diagnostic]) -> Request,
    mut judge: impl FnMut(&mut Host, &RecordedReply, u32) -> Result<Judged<T>, Failure>,
) -> Result<Result<T, Exhausted>, Failure> {
    let mut request = first;
    let mut last: (Vec<String>, u32) = (Vec::new(), 0);
    for attempt in 1.. {
        let judged = match host.ask(&request) {
            Ok(answer) => judge(host, &answer, attempt)?,
            // Only this reply is of no use: it was empty, cut off or no text. The next request says so.
            Err(failure) if failure.exit == Exit::Rejected => Judged::Rejected { text: String::new(), findings: failure.diagnostics },
            Err(failure) => return Err(failure),
        };
        let (text, findings) = match judged {
            Judged::Accepted(accepted) => return Ok(Ok(accepted)),
            Judged::Rejected { text, findings } => (text, findings),
            Judged::Waits(finding) => return Ok(Err(Exhausted { findings: vec![*finding], attempts: attempt })),
        };
        let messages: Vec<String> = findings.iter().map(|finding| finding.message.clone()).collect();
        last = if last.0 == messages { (messages, last.1 + 1) } else { (messages, 1) };
        if attempt > host.config.max_attempts() || last.1 >= SAME_FINDINGS {
            return Ok(Err(Exhausted { findings, attempts: attempt }));
        }
        findings.iter().for_each(|finding| host.console.finding(&finding.clone().at_origin()));
        request = repair(&text, &findings);
    }
    Ok(Err(Exhausted { findings: Vec::new(), attempts: 0 }))
}
