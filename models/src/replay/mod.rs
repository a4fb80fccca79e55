//! `replay:DIR`: a folder of kept replies.
//!
//! A recorded reply answers exactly the request whose hash it names. An authored one answers by its place: the step, the
//! purpose, and the how-manieth request of both it is. Nothing else is ever asked: a request without a reply is an error.

mod folder;
mod reply_file;

use crate::error::{Nearest, ReplayDivergence, ReplayMiss};
use crate::{Model, ModelError, Purpose, Reply, Request, Settings};
use reply_file::ReplyFile;
use std::collections::HashMap;

struct Replay {
    /// `replay:DIR`
    name: String,
    /// In the order of their names.
    files: Vec<ReplyFile>,
    by_place: HashMap<(String, Purpose, u32), usize>,
    /// Those that answer one request, by ordinal.
    by_request: HashMap<String, Vec<usize>>,
    asked_in_place: HashMap<(String, Purpose), u32>,
    asked_request: HashMap<String, usize>,
}

pub(crate) fn open(directory: &str, settings: &Settings) -> Result<Box<dyn Model>, ModelError> {
    let name = format!("replay:{directory}");
    if directory.is_empty() {
        return Err(ModelError::BadSpec { spec: name, problem: "it names no folder".to_owned() });
    }
    let files = folder::load(&settings.directory.join(directory))?;
    let by_place = files.iter().enumerate().map(|(index, file)| ((file.step.clone(), file.purpose, file.ordinal), index)).collect();
    let mut by_request: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, file) in files.iter().enumerate() {
        if let Some(request) = &file.request {
            by_request.entry(request.clone()).or_default().push(index);
        }
    }
    for indices in by_request.values_mut() {
        indices.sort_by_key(|&index| files[index].ordinal);
    }
    let (asked_in_place, asked_request) = (HashMap::new(), HashMap::new());
    Ok(Box::new(Replay { name, files, by_place, by_request, asked_in_place, asked_request }))
}

impl Model for Replay {
    fn name(&self) -> &str {
        &self.name
    }

    fn complete(&mut self, request: &Request) -> Result<Reply, ModelError> {
        let request_hash = request.hash();
        let ordinal = count_up(&mut self.asked_in_place, (request.step.clone(), request.purpose));
        let repetition = count_up(&mut self.asked_request, request_hash.clone());
        let recorded = self.by_request.get(&request_hash).and_then(|indices| indices.get(repetition));
        let in_place = self.by_place.get(&(request.step.clone(), request.purpose, ordinal));
        match (recorded, in_place.map(|&index| &self.files[index])) {
            (Some(&index), _) => Ok(self.reply(request, &self.files[index])),
            (None, Some(file)) if file.request.is_none() => Ok(self.reply(request, file)),
            (None, Some(file)) if file.request.as_ref() != Some(&request_hash) => Err(diverged(request, ordinal, request_hash, file)),
            _ => Err(self.miss(request, ordinal, request_hash)),
        }
    }
}

/// Adds one and gives the number before.
fn count_up<K: Eq + std::hash::Hash, N: Copy + Default + std::ops::AddAssign + From<u8>>(counts: &mut HashMap<K, N>, key: K) -> N {
    let count = counts.entry(key).or_default();
    let before = *count;
    *count += N::from(1);
    before
}

impl Replay {
    fn reply(&self, request: &Request, file: &ReplyFile) -> Reply {
        let model = file.model.clone().unwrap_or_else(|| self.name.clone());
        Reply::new(request, file.text.clone(), model, file.origin)
    }

    fn miss(&self, request: &Request, ordinal: u32, request_hash: String) -> ModelError {
        ModelError::ReplayMiss(Box::new(ReplayMiss {
            place: format!("`{}`", self.name),
            step: request.step.clone(),
            purpose: request.purpose,
            ordinal,
            request_hash,
            kept: self.files.len(),
            nearest: nearest(&self.files, request, ordinal),
        }))
    }
}

fn diverged(request: &Request, ordinal: u32, requested: String, file: &ReplyFile) -> ModelError {
    ModelError::ReplayDivergence(Box::new(ReplayDivergence {
        path: file.path.clone(),
        step: request.step.clone(),
        purpose: request.purpose,
        ordinal,
        recorded: file.request.clone().unwrap_or_default(),
        requested,
    }))
}

/// The file that comes nearest: same step and purpose, else same step, else the step that is spelled most alike.
fn nearest(files: &[ReplyFile], request: &Request, ordinal: u32) -> Option<Nearest> {
    let likeness = |file: &&ReplyFile| {
        let same_step = file.step == request.step;
        let distance = file.ordinal.abs_diff(ordinal);
        (same_step && file.purpose == request.purpose, same_step, shared_characters(&file.step, &request.step), u32::MAX - distance)
    };
    let file = files.iter().max_by_key(likeness)?;
    let difference = if file.step != request.step {
        format!("its step is `{}`", file.step)
    } else if file.purpose != request.purpose {
        format!("its purpose is `{}`, not `{}`", file.purpose, request.purpose)
    } else {
        format!("it answers request {}, not request {ordinal}", file.ordinal)
    };
    Some(Nearest { name: format!("`{}`", file.file_name()), difference })
}

/// How many characters two texts share at their beginnings and ends.
fn shared_characters(one: &str, other: &str) -> usize {
    let shortest = one.chars().count().min(other.chars().count());
    let start = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let end = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count();
    (start + end).min(shortest)
}
