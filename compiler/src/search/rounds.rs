//! Rounds of asking: a first reply, then repairs of it with what was found wrong, until one is accepted or it is enough.

use crate::exit::{Exit, Failure};
use crate::host::{Host, RecordedReply};
use diagnostics::Diagnostic;
use models::Request;

/// The same findings so many times in a row end the repair: a further round would give them again.
const SAME_FINDINGS: u32 = 3;

/// Repairs of code that is valid and does the wrong thing, from one first reply: who has the wrong idea keeps it.
const BEHAVIOURAL_REPAIRS: u32 = 3;

/// What became of a reply: what it was made into, or the text that is wrong and what is wrong with it.
pub enum Judged<T> {
    Accepted(T),
    Rejected {
        text: String,
        findings: Vec<Diagnostic>,
    },
    /// Valid code that the gate found to do something else than it should.
    Misbehaves {
        text: String,
        findings: Vec<Diagnostic>,
    },
    /// It may be right, and needs what another step of the task has not made yet: no further reply would change that.
    Waits(Box<Diagnostic>),
}

impl<T> Judged<T> {
    /// What is wrong, where something is.
    pub fn findings(&self) -> &[Diagnostic] {
        match self {
            Judged::Accepted(_) => &[],
            Judged::Rejected { findings, .. } | Judged::Misbehaves { findings, .. } => findings,
            Judged::Waits(finding) => std::slice::from_ref(finding),
        }
    }
}

/// No reply was accepted.
pub struct Exhausted {
    /// What is wrong with the one that came furthest; of several, with the last.
    pub findings: Vec<Diagnostic>,
    pub attempts: u32,
}

/// What is asked, and who judges the replies. What is learned from one may change what is asked next.
pub trait Conversation {
    type Accepted;

    /// The first question. It is asked again, with what was learned, where repairs of the first reply lead nowhere.
    fn first(&self) -> Request;

    /// The question after `text` was found wrong.
    fn repair(&self, text: &str, findings: &[Diagnostic]) -> Request;

    /// `attempt` counts from 1.
    fn judge(&mut self, host: &mut Host, answer: &RecordedReply, attempt: u32) -> Result<Judged<Self::Accepted>, Failure>;
}

/// How a conversation stands.
#[derive(Default)]
struct Course {
    /// Replies since the first question was asked last.
    replies: u32,
    misbehaving: u32,
    messages: Vec<String>,
    repetitions: u32,
}

impl Course {
    fn note(&mut self, findings: &[Diagnostic], misbehaves: bool) {
        let messages: Vec<String> = findings.iter().map(|finding| finding.message.clone()).collect();
        self.repetitions = if self.messages == messages { self.repetitions + 1 } else { 1 };
        self.messages = messages;
        self.replies += 1;
        self.misbehaving += u32::from(misbehaves);
    }

    fn is_at_its_end(&self, repairs: u32) -> bool {
        self.replies > repairs || self.repetitions >= SAME_FINDINGS || self.misbehaving > BEHAVIOURAL_REPAIRS
    }
}

/// Asks the first question, and after each rejection for a repair. Where the last reply is valid and does the wrong thing, one
/// fresh start follows, without the text that led nowhere; then it is enough.
pub fn ask<C: Conversation>(host: &mut Host, conversation: &mut C) -> Result<Result<C::Accepted, Exhausted>, Failure> {
    let mut request = conversation.first();
    let mut course = Course::default();
    let mut is_fresh_start = false;
    let mut best = Exhausted { findings: Vec::new(), attempts: 0 };
    let mut best_misbehaves = false;
    for attempt in 1.. {
        let judged = match host.ask(&request) {
            Ok(answer) => conversation.judge(host, &answer, attempt)?,
            // Only this reply is of no use: it was empty, cut off or no text. The next request says so.
            Err(failure) if failure.exit == Exit::Rejected => Judged::Rejected { text: String::new(), findings: failure.diagnostics },
            Err(failure) => return Err(failure),
        };
        let misbehaves = matches!(judged, Judged::Misbehaves { .. });
        let (text, findings) = match judged {
            Judged::Accepted(accepted) => return Ok(Ok(accepted)),
            Judged::Rejected { text, findings } | Judged::Misbehaves { text, findings } => (text, findings),
            Judged::Waits(finding) => return Ok(Err(Exhausted { findings: vec![*finding], attempts: attempt })),
        };
        course.note(&findings, misbehaves);
        best.attempts = attempt;
        if misbehaves || !best_misbehaves {
            (best.findings, best_misbehaves) = (findings.clone(), misbehaves);
        }
        let repairs = host.config.max_attempts();
        let is_at_its_end = course.is_at_its_end(repairs);
        if is_at_its_end && (is_fresh_start || !misbehaves || repairs == 0) {
            break;
        }
        findings.iter().for_each(|finding| host.console.finding(&finding.clone().at_origin()));
        request = if is_at_its_end {
            (is_fresh_start, course) = (true, Course::default());
            host.console.progress("afresh", "the repairs of this candidate lead nowhere; the first question is asked again");
            conversation.first()
        } else {
            conversation.repair(&text, &findings)
        };
    }
    Ok(Err(best))
}
