//! The body of a request, and which optional parameters this model takes.

use super::endpoint::Endpoint;
use crate::{Request, Settings};
use serde_json::{Map, Value, json};

const TEMPERATURE: &str = "temperature";
/// The name at OpenAI.
const NEW_LIMIT: &str = "max_completion_tokens";
/// The name at most other servers.
const OLD_LIMIT: &str = "max_tokens";

/// Which optional parameters are sent. What has been refused once stays out.
#[derive(Debug)]
pub(super) struct Parameters {
    temperature: Option<f64>,
    sent: Vec<&'static str>,
    refused: Vec<&'static str>,
}

impl Parameters {
    pub(super) fn new(endpoint: &Endpoint, settings: &Settings) -> Self {
        let limit = if endpoint.is_official { NEW_LIMIT } else { OLD_LIMIT };
        let temperature = settings.temperature.map(|_| TEMPERATURE);
        Self { temperature: settings.temperature, sent: [limit].into_iter().chain(temperature).collect(), refused: Vec::new() }
    }

    pub(super) fn sent(&self) -> &[&'static str] {
        &self.sent
    }

    /// Leaves `parameter` out from now on. Of the two names for the output limit the other takes its place, unless it has
    /// been refused too.
    pub(super) fn refuse(&mut self, parameter: &'static str) {
        self.sent.retain(|&sent| sent != parameter);
        self.refused.push(parameter);
        let other = match parameter {
            NEW_LIMIT => OLD_LIMIT,
            OLD_LIMIT => NEW_LIMIT,
            _ => return,
        };
        if !self.refused.contains(&other) {
            self.sent.push(other);
        }
    }

    /// The JSON text of the request; equal requests give equal bytes.
    pub(super) fn body(&self, model: &str, request: &Request) -> Vec<u8> {
        let mut messages = Vec::with_capacity(2);
        if !request.system.is_empty() {
            messages.push(json!({"role": "system", "content": request.system}));
        }
        messages.push(json!({"role": "user", "content": request.user}));
        let mut body = Map::new();
        body.insert("model".to_owned(), Value::from(model));
        body.insert("messages".to_owned(), Value::from(messages));
        for &parameter in &self.sent {
            let value = match parameter {
                TEMPERATURE => self.temperature.map_or(Value::Null, Value::from),
                _ => Value::from(request.max_output_tokens),
            };
            body.insert(parameter.to_owned(), value);
        }
        Value::from(body).to_string().into_bytes()
    }
}
