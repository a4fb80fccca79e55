//! A program that is asked one request after another for as long as it lives.

use super::connection::{Fate, Zygote};
use super::instance::{Started, Word};
use super::run::{self, Killed, Watch};
use super::{PROMPT, Sandbox};
use crate::error::SandboxError;
use crate::job::{Job, Outcome};
use crate::program::Program;
use crate::pump::{Input, Most, Pump};
use std::io;
use std::mem;
use std::time::{Duration, Instant};

/// What a whole answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Bytes(usize),
    /// Each with its line feed; together they may be as long as [`crate::Limits::output`].
    Lines(usize),
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Just what was wanted. What the program wrote before it was asked counts as the beginning of its answer.
    Whole(Vec<u8>),
    /// The program ended, or was ended for a limit, before the answer was whole; `stdout` is what there was of it.
    Ended(Outcome),
}

/// A program that runs and is talked to through its standard input and output. Where this is dropped instead of
/// [finished](Conversation::finish), the program is killed before the next one starts.
pub struct Conversation {
    started: Started,
    pump: Pump,
    /// How it ended. No request is answered after that.
    ended: Option<(Fate, Option<Killed>)>,
}

impl Sandbox {
    /// Starts `program`, a static ELF, and keeps its standard input open. The job's own input must be empty; of its limits, `output`
    /// bounds what is written to standard error, lines that were asked for, and what is written unasked.
    pub fn converse(&mut self, program: &[u8], job: &Job) -> Result<Conversation, SandboxError> {
        if !job.stdin.is_empty() {
            return Err(SandboxError::InvalidArguments("the input of a conversation comes with its requests"));
        }
        let (started, pump) = self.begin(&Program::new(program)?, job, Word::AtTheStart)?;
        Ok(Conversation::new(started, pump))
    }
}

impl Conversation {
    pub(super) fn new(started: Started, pump: Pump) -> Conversation {
        pump.enlarge();
        Conversation { started, pump, ended: None }
    }

    /// Sends `request` and waits until it is read and the answer is whole, for `patience` at most; then the program is killed.
    /// Writes and reads at the same time, so that neither side blocks the other.
    pub fn exchange(&mut self, sandbox: &mut Sandbox, request: &[u8], wanted: Wanted, patience: Duration) -> Result<Reply, SandboxError> {
        if self.ended.is_none() {
            let deadline = self.deadline(patience);
            let zygote = sandbox.zygote_of(&self.started)?;
            let length = self.await_answer(zygote, request, wanted, deadline);
            if let Some(length) = sandbox.keep_or_lose_zygote("talk to a program", length)? {
                let stdout = &mut self.pump.stdout.collected;
                let rest = stdout.split_off(length);
                return Ok(Reply::Whole(mem::replace(stdout, rest)));
            }
        }
        Ok(Reply::Ended(self.outcome()?))
    }

    /// Closes the program's standard input and waits for its end; where it does not come soon, the program is killed. What it wrote
    /// unasked is the outcome's `stdout`.
    pub fn finish(self, sandbox: &mut Sandbox) -> Result<Outcome, SandboxError> {
        self.end_within(PROMPT, sandbox)
    }

    /// As [`Conversation::finish`], but the program has all of its time.
    pub fn await_end(self, sandbox: &mut Sandbox) -> Result<Outcome, SandboxError> {
        let patience = self.started.limits.wall;
        self.end_within(patience, sandbox)
    }

    fn end_within(mut self, patience: Duration, sandbox: &mut Sandbox) -> Result<Outcome, SandboxError> {
        if self.ended.is_none() {
            self.pump.stdout.read_at_most(Most::Limit(self.started.limits.output));
            let deadline = self.deadline(patience);
            let zygote = sandbox.zygote_of(&self.started)?;
            let ending = run::to_the_end(zygote, self.started.id, &mut self.pump, &[], deadline);
            self.ended = Some(sandbox.keep_or_lose_zygote("wait for a program", ending)?);
        }
        self.outcome()
    }

    fn deadline(&self, patience: Duration) -> Instant {
        (Instant::now() + patience).min(self.started.at + self.started.limits.wall)
    }

    /// The length of the whole answer within what is collected; `None` where the program ended without one, or was killed.
    fn await_answer(&mut self, zygote: &mut Zygote, request: &[u8], wanted: Wanted, deadline: Instant) -> io::Result<Option<usize>> {
        let limit = self.started.limits.output;
        let (most, all) = match wanted {
            Wanted::Bytes(count) => (Most::Exactly(count), count.saturating_add(limit)),
            Wanted::Lines(_) => (Most::Limit(limit), limit),
        };
        self.pump.stdout.read_at_most(most);
        let mut input = Input { pending: request, last: false };
        let mut search = Search::default();
        let mut watch = Watch::new(self.started.id, deadline);
        loop {
            let length = search.whole(wanted, &self.pump.stdout.collected);
            if length.is_some() && input.pending.is_empty() && watch.killed.is_none() {
                return Ok(length);
            }
            let patience = watch.check(zygote, self.pump.overflowed())?;
            if let Some(fate) = zygote.take_fate(self.started.id) {
                self.pump.stdout.read_at_most(Most::Limit(all));
                run::drain(&mut self.pump)?;
                self.ended = Some((fate, watch.killed));
                return Ok(search.whole(wanted, &self.pump.stdout.collected).filter(|_| watch.killed.is_none()));
            }
            if self.pump.turn(&mut input, Some(zygote.descriptor()), patience)? {
                zygote.take_event(Duration::ZERO)?;
            }
        }
    }

    /// Of a program that has ended, with what is left of its standard output.
    fn outcome(&mut self) -> Result<Outcome, SandboxError> {
        let (fate, killed) = self.ended.as_ref().ok_or_else(super::instance::gone)?;
        let output = [mem::take(&mut self.pump.stdout.collected), self.pump.stderr.collected.clone()];
        run::outcome(fate, *killed, self.pump.overflowed(), &self.started, output)
    }
}

/// The search for the end of an answer, which looks at every byte once.
#[derive(Default)]
struct Search {
    searched: usize,
    lines: usize,
}

impl Search {
    /// The length of the answer, once it is whole.
    fn whole(&mut self, wanted: Wanted, collected: &[u8]) -> Option<usize> {
        match wanted {
            Wanted::Bytes(count) => (collected.len() >= count).then_some(count),
            Wanted::Lines(count) => self.end_of_line(count, collected),
        }
    }

    fn end_of_line(&mut self, count: usize, collected: &[u8]) -> Option<usize> {
        let fresh = &collected[self.searched..];
        let missing = count - self.lines;
        let found = fresh.iter().filter(|&&byte| byte == b'\n').count();
        if found < missing {
            (self.searched, self.lines) = (collected.len(), self.lines + found);
            return None;
        }
        let Some(last) = missing.checked_sub(1) else { return Some(self.searched) };
        let mut ends = fresh.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        ends.nth(last).map(|(place, _)| self.searched + place + 1)
    }
}
