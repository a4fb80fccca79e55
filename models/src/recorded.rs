//! Replays what one run has recorded, strictly.

use crate::{Model, ModelError, Origin, Purpose, ReplayMiss, Reply, Request};
use std::collections::{HashMap, VecDeque};

/// Answers each request with the reply that was recorded for exactly this request: the first time with the first, the
/// second time with the second. Everything else is a miss.
#[derive(Debug)]
pub struct Recorded {
    replies: HashMap<String, VecDeque<Reply>>,
    kept: usize,
    asked: HashMap<(String, Purpose), u32>,
}

impl Recorded {
    /// Pairs of [`Request::hash`] and the reply, in the order in which they were made.
    pub fn new(recording: impl IntoIterator<Item = (String, Reply)>) -> Self {
        let mut replies: HashMap<String, VecDeque<Reply>> = HashMap::new();
        let mut kept = 0;
        for (hash, reply) in recording {
            replies.entry(hash).or_default().push_back(reply);
            kept += 1;
        }
        Self { replies, kept, asked: HashMap::new() }
    }

    /// How many replies nobody has asked for yet. After a faithful replay there are none.
    pub fn unused(&self) -> usize {
        self.replies.values().map(VecDeque::len).sum()
    }
}

impl Model for Recorded {
    fn name(&self) -> &str {
        "recorded"
    }

    fn complete(&mut self, request: &Request) -> Result<Reply, ModelError> {
        let request_hash = request.hash();
        let asked = self.asked.entry((request.step.clone(), request.purpose)).or_default();
        let ordinal = *asked;
        *asked += 1;
        match self.replies.get_mut(&request_hash).and_then(VecDeque::pop_front) {
            Some(reply) => Ok(Reply { origin: Origin::Recorded, request_hash, ..reply }),
            None => Err(ModelError::ReplayMiss(Box::new(ReplayMiss {
                place: "the run's record".to_owned(),
                step: request.step.clone(),
                purpose: request.purpose,
                ordinal,
                request_hash,
                kept: self.kept,
                nearest: None,
            }))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(user: &str) -> Request {
        Request { system: String::new(), user: user.into(), step: "create a.ll".into(), purpose: Purpose::Repair, max_output_tokens: 9 }
    }

    #[test]
    fn equal_requests_get_their_replies_in_order_and_no_more() {
        let live = |user: &str, text: &str| {
            let reply = Reply::new(&request(user), text, "m", Origin::Live);
            (reply.request_hash.clone(), reply)
        };
        let mut model = Recorded::new([live("a", "1"), live("b", "2"), live("a", "3")]);
        let mut ask = |user: &str| model.complete(&request(user));
        let first = ask("a").unwrap();
        assert_eq!((first.text.as_str(), first.origin, first.model.as_str()), ("1", Origin::Recorded, "m"));
        assert_eq!(ask("a").unwrap().text, "3");
        let error = ask("a").unwrap_err();
        assert_eq!(error.exit_class(), 10);
        assert!(matches!(error, ModelError::ReplayMiss(miss) if miss.ordinal == 2 && miss.kept == 3));
        assert_eq!(ask("c").unwrap_err().exit_class(), 10);
        assert_eq!(model.unused(), 1);
    }
}
