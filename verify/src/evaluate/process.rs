//! One process that answers batches of calls.

use super::bits::{scalar_bits, scalar_value, word_at};
use super::frame::{Frame, GUARD, Slots, Surroundings, argument_words};
use super::{Answer, Call, Program, Returned, unanswered};
use directives::{Signature, Type};
use runtime::EffectSet;
use sandbox::{Conversation, Job, Limits, Outcome, Reply, Sandbox, SandboxError, Status, Wanted};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::time::{Duration, Instant};

const HEADER_WORDS: usize = 13;
/// The most calls and bytes of one batch.
const MOST_CALLS: usize = 1 << 16;
const MOST_BYTES: usize = 8 << 20;
/// The worker's memory beyond that of its limits by default.
const MEMORY: u64 = 512 << 20;

/// How long many calls of a slow function may take together.
const LONGEST: Duration = Duration::from_secs(30);

/// How long a batch may take whose death would say nothing of where it died.
const PACKED_PATIENCE: Duration = Duration::from_millis(500);

/// How a batch is made and read (`harness.ll`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Packed = 0,
    Careful = 1,
    Frames = 2,
}

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Processor time of one process.
    pub(crate) cpu: Duration,
    /// For the answers to one batch; where it ends between two calls, the rest is another batch.
    pub(crate) patience: Duration,
    /// How many calls may end their process before the rest is not asked any more.
    pub(crate) deaths: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { cpu: Duration::from_secs(1), patience: Duration::from_secs(10), deaths: 1 }
    }
}

impl Pace {
    /// For calls that may take long together.
    pub(crate) fn unhurried() -> Pace {
        Pace { cpu: Duration::from_secs(60), patience: Duration::from_secs(2), deaths: 1 }
    }
}

/// A run of a program. It starts with the first batch.
pub(crate) struct Process<'a> {
    program: &'a Program,
    signatures: &'a [Signature],
    effects: EffectSet,
    around: Surroundings,
    pace: Pace,
    conversation: Option<Conversation>,
    /// Of the last batch.
    seal: u64,
    /// What the last process that ended wrote to standard error.
    pub(crate) stderr: Vec<u8>,
    /// Calls that were answered or ended their process.
    pub(crate) evaluations: usize,
    /// Processes that were started.
    pub(crate) started: usize,
}

impl<'a> Process<'a> {
    pub(crate) fn new(
        program: &'a Program,
        signatures: &'a [Signature],
        effects: EffectSet,
        around: Surroundings,
        pace: Pace,
    ) -> Process<'a> {
        Process { program, signatures, effects, around, pace, conversation: None, seal: 0, stderr: Vec::new(), evaluations: 0, started: 0 }
    }

    /// Makes `calls`, all of one function, in their order. Answers end early where more calls than [`Pace::deaths`] ended their process.
    pub(crate) fn answers(&mut self, sandbox: &mut Sandbox, calls: &[Call<'_>]) -> Result<Vec<Answer>, SandboxError> {
        let mut answers: Vec<Answer> = Vec::with_capacity(calls.len());
        let (mut deaths, mut unplaced) = (0, None);
        let started = Instant::now();
        while answers.len() < calls.len() && deaths <= self.pace.deaths {
            let rest = &calls[answers.len()..];
            let signature = &self.signatures[rest[0].function];
            let kind = match (has_buffers(signature), deaths) {
                (true, _) => Kind::Frames,
                (false, 0) if calls.len() > 1 => Kind::Packed,
                (false, _) => Kind::Careful,
            };
            let batch = Batch::new(signature, rest, kind, self.around);
            let (some, end) = self.exchange(sandbox, signature, &batch)?;
            let went_on = !some.is_empty();
            self.evaluations += some.len();
            answers.extend(some);
            match (end, kind) {
                // Many calls took long, and not this one.
                (Some(Status::WallTime), Kind::Careful | Kind::Frames) if went_on && started.elapsed() < LONGEST => {}
                // A packed batch says nothing of where it died, so it is made again, carefully, before anything is concluded.
                (Some(status), Kind::Packed) => (deaths, unplaced) = (deaths + 1, Some(status)),
                (Some(status), Kind::Careful | Kind::Frames) => {
                    self.evaluations += 1;
                    answers.push(Answer::Died(status));
                    (deaths, unplaced) = (deaths + 1, None);
                }
                (None, _) => {
                    // Time runs out for reasons of the machine too; everything else is the work of the call.
                    let death = unplaced.take().filter(|status| *status != Status::WallTime);
                    if let (Some(status), Some(last)) = (death, answers.last_mut()) {
                        *last =
                            Answer::Misbehaviour(format!("returned, but when it was called with the same before, its process {status}"));
                    }
                }
            }
        }
        Ok(answers)
    }

    /// The results of a function without buffers, all in one batch; `None` where the process did not answer.
    pub(crate) fn words(&mut self, sandbox: &mut Sandbox, function: usize, words: &[u64]) -> Result<Option<Vec<u64>>, SandboxError> {
        let batch = Batch::of_words(&self.signatures[function], function, words, self.around);
        let mut conversation = match self.conversation.take() {
            Some(conversation) => conversation,
            None => self.start(sandbox)?,
        };
        self.seal = batch.seal;
        let reply = conversation.exchange(sandbox, &batch.request, Wanted::Bytes(batch.answer_bytes()), self.pace.patience)?;
        let Reply::Whole(back) = reply else { return Ok(None) };
        self.conversation = Some(conversation);
        let results = back.chunks_exact(8).take(batch.calls).map(|word| word_at(word, 0)).collect();
        Ok(back.ends_with(&batch.seal.to_le_bytes()).then_some(results))
    }

    /// Ends the process. What it did that it may not, if anything.
    pub(crate) fn finish(&mut self, sandbox: &mut Sandbox) -> Result<Option<String>, SandboxError> {
        let Some(conversation) = self.conversation.take() else { return Ok(None) };
        let outcome = conversation.finish(sandbox)?;
        self.stderr.clone_from(&outcome.stderr);
        if !outcome.stdout.is_empty() {
            return Ok(Some("wrote to standard output".to_owned()));
        }
        let is_own_end = outcome.status == Status::Exited(32 + (self.seal & 63) as i32);
        Ok((!is_own_end).then(|| format!("answered, but then its process {}", outcome.status)))
    }

    /// The answers that came, and how the process ended where some are missing.
    fn exchange(
        &mut self,
        sandbox: &mut Sandbox,
        signature: &Signature,
        batch: &Batch,
    ) -> Result<(Vec<Answer>, Option<Status>), SandboxError> {
        let mut conversation = match self.conversation.take() {
            Some(conversation) => conversation,
            None => self.start(sandbox)?,
        };
        self.seal = batch.seal;
        // What is made again carefully need not be waited for as long.
        let patience = if batch.kind == Kind::Packed { self.pace.patience.min(PACKED_PATIENCE) } else { self.pace.patience };
        match conversation.exchange(sandbox, &batch.request, Wanted::Bytes(batch.answer_bytes()), patience)? {
            Reply::Whole(back) if back.ends_with(&batch.seal.to_le_bytes()) => {
                self.conversation = Some(conversation);
                Ok((batch.read(signature, &back), None))
            }
            // Bytes that are not the harness's own came between its answers.
            Reply::Whole(_) => {
                self.stderr = conversation.finish(sandbox)?.stderr;
                let all = Answer::Misbehaviour("wrote to standard output".to_owned());
                Ok((vec![all; batch.calls], None))
            }
            Reply::Ended(outcome) => Ok(self.ended(signature, batch, outcome)),
        }
    }

    fn ended(&mut self, signature: &Signature, batch: &Batch, outcome: Outcome) -> (Vec<Answer>, Option<Status>) {
        self.stderr = outcome.stderr;
        let mut answers = if batch.kind == Kind::Packed { Vec::new() } else { batch.read(signature, &outcome.stdout) };
        // All are answered and only the seal is missing: it was the last call that kept the harness from going on.
        answers.truncate(batch.calls.saturating_sub(1));
        (answers, Some(outcome.status))
    }

    fn start(&mut self, sandbox: &mut Sandbox) -> Result<Conversation, SandboxError> {
        let limits = Limits { cpu: self.pace.cpu, wall: Duration::from_secs(120), memory: MEMORY, ..Limits::default() };
        self.started += 1;
        sandbox.converse(&self.program.elf, &Job { effects: self.effects, limits, ..Job::default() })
    }
}

/// What went wrong with a call whose process did not return from it, in words.
impl Answer {
    pub(crate) fn fault(&self) -> Option<String> {
        match self {
            Answer::Misbehaviour(what) => Some(what.clone()),
            Answer::Died(status) => Some(unanswered(*status)),
            Answer::Returned(_) | Answer::DoesNotFit { .. } => None,
        }
    }
}

/// Calls as the harness reads them.
struct Batch {
    kind: Kind,
    request: Vec<u8>,
    calls: usize,
    /// Of a batch that is not packed.
    frames: Vec<Frame>,
    /// Comes back behind the last answer; a process that ends early does not know it.
    seal: u64,
}

impl Batch {
    /// As many of `calls` as one batch takes.
    fn new(signature: &Signature, calls: &[Call<'_>], kind: Kind, around: Surroundings) -> Batch {
        let calls = &calls[..calls.len().min(MOST_CALLS)];
        let mut batch = Batch::empty(kind);
        let slots = Slots::of(signature, calls);
        let largest_answer = match kind {
            Kind::Frames => batch.add_frames(signature, calls, slots, around),
            Kind::Packed | Kind::Careful => batch.add_calls(signature, calls),
        };
        batch.set_header(signature, calls[0].function, largest_answer, slots, around);
        batch
    }

    /// Calls of a function without buffers as words: those of one call behind those of the one before.
    fn of_words(signature: &Signature, function: usize, words: &[u64], around: Surroundings) -> Batch {
        let mut batch = Batch::empty(Kind::Packed);
        batch.request.reserve(words.len() * 8);
        words.iter().for_each(|word| batch.request.extend_from_slice(&word.to_le_bytes()));
        batch.calls = words.len() * 8 / packed_bytes(signature);
        let slots = Slots { count: 0, bytes: 0 };
        batch.set_header(signature, function, batch.calls * 8 + 8, slots, around);
        batch
    }

    fn empty(kind: Kind) -> Batch {
        Batch { kind, request: vec![0; HEADER_WORDS * 8], calls: 0, frames: Vec::new(), seal: RandomState::new().hash_one(kind as u64) }
    }

    fn set_header(&mut self, signature: &Signature, function: usize, largest_answer: usize, slots: Slots, around: Surroundings) {
        let header: [u64; HEADER_WORDS] = [
            function as u64,
            self.kind as u64,
            self.calls as u64,
            u64::from_le_bytes([around.poison; 8]),
            (self.request.len() - HEADER_WORDS * 8) as u64,
            largest_answer as u64,
            packed_bytes(signature) as u64,
            slots.with_guards() as u64,
            slots.stride() as u64,
            slots.bytes as u64,
            slots.count as u64,
            GUARD as u64,
            self.seal,
        ];
        for (place, word) in self.request.chunks_exact_mut(8).zip(header) {
            place.copy_from_slice(&word.to_le_bytes());
        }
    }

    /// The room for one answer.
    fn add_frames(&mut self, signature: &Signature, calls: &[Call<'_>], slots: Slots, around: Surroundings) -> usize {
        for call in calls {
            if self.request.len() > MOST_BYTES {
                break;
            }
            let frame = Frame::new(signature, call, slots, around);
            self.request.extend(&frame.bytes);
            self.frames.push(frame);
        }
        self.calls = self.frames.len();
        self.frames.iter().map(Frame::answer_bytes).max().unwrap_or(8)
    }

    /// The room for all answers and the seal.
    fn add_calls(&mut self, signature: &Signature, calls: &[Call<'_>]) -> usize {
        self.calls = calls.len();
        for call in calls {
            let before = self.request.len();
            for (parameter, argument) in signature.parameters.iter().zip(call.arguments) {
                let Type::Scalar(scalar) = parameter.ty else { continue };
                self.request.extend(scalar_bits(scalar, argument).to_le_bytes());
            }
            self.request.resize(before + packed_bytes(signature), 0);
        }
        calls.len() * 8 + 8
    }

    /// Of all answers and the seal.
    fn answer_bytes(&self) -> usize {
        8 + match self.kind {
            Kind::Frames => self.frames.iter().map(Frame::answer_bytes).sum(),
            Kind::Packed | Kind::Careful => self.calls * 8,
        }
    }

    /// As many whole answers as there are.
    fn read(&self, signature: &Signature, back: &[u8]) -> Vec<Answer> {
        if self.kind != Kind::Frames {
            let words = back.chunks_exact(8).take(self.calls).map(|word| word_at(word, 0));
            return words.map(|word| packed_answer(signature, word)).collect();
        }
        let mut rest = back;
        let mut answers = Vec::with_capacity(self.frames.len());
        for frame in &self.frames {
            let Some((answer, behind)) = rest.split_at_checked(frame.answer_bytes()) else { break };
            answers.push(frame.answer(signature, answer));
            rest = behind;
        }
        answers
    }
}

fn has_buffers(signature: &Signature) -> bool {
    signature.result.is_some_and(Type::is_buffer) || signature.parameters.iter().any(|parameter| parameter.ty.is_buffer())
}

fn packed_answer(signature: &Signature, word: u64) -> Answer {
    let result = match signature.result {
        Some(Type::Scalar(scalar)) => Some(scalar_value(scalar, word)),
        _ => None,
    };
    Answer::Returned(Returned { result, mutated: Vec::new() })
}

/// Even a call without arguments takes a word, so that no batch is empty.
fn packed_bytes(signature: &Signature) -> usize {
    argument_words(signature).max(1) * 8
}
