//! `openai:MODEL`: OpenAI's chat completions, at OpenAI or at any server that speaks the same.
//!
//! One request is one POST, not streamed. It is repeated as the provider's rules allow (see [`crate::retry`]) within one
//! time limit. An optional parameter that the model refuses is left out, once, and stays left out. A response that broke
//! off is not asked for again, because its tokens have been paid for.

mod client;
mod endpoint;
mod failure;
mod parameters;
mod response;

use crate::error::{ProviderError, ProviderFailure};
use crate::{Model, ModelError, Origin, Reply, Request, RetryPolicy, Settings};
use client::{Answer, Client};
use endpoint::Endpoint;
use failure::{Next, Setback};
use parameters::Parameters;
use std::time::{Duration, Instant};

struct OpenAi {
    /// `openai:MODEL`
    name: String,
    model: String,
    client: Client,
    parameters: Parameters,
    timeout: Duration,
    retry: RetryPolicy,
}

pub(crate) fn open(model: &str, settings: &Settings) -> Result<Box<dyn Model>, ModelError> {
    let name = format!("openai:{model}");
    if model.trim().is_empty() {
        return Err(ModelError::BadSpec { spec: name, problem: "it names no model".to_owned() });
    }
    if settings.offline {
        return Err(ModelError::Offline { model: name });
    }
    let endpoint = Endpoint::find(settings)?;
    let parameters = Parameters::new(&endpoint, settings);
    let client = Client::new(endpoint, settings)?;
    Ok(Box::new(OpenAi { name, model: model.to_owned(), client, parameters, timeout: settings.time_limit(), retry: settings.retry }))
}

impl Model for OpenAi {
    fn name(&self) -> &str {
        &self.name
    }

    fn complete(&mut self, request: &Request) -> Result<Reply, ModelError> {
        let deadline = Instant::now() + self.timeout;
        let mut setbacks = Vec::new();
        let mut attempts = 0;
        loop {
            let body = self.parameters.body(&self.model, request);
            let setback = match self.client.post(body, deadline) {
                Ok(Answer { status: 200..=299, body, .. }) => return self.reply(request, &body, setbacks, attempts + 1),
                Ok(answer) => failure::classify(&answer, self.parameters.sent()),
                Err(setback) => setback,
            };
            attempts += 1;
            match setback.next {
                Next::Without(parameter) => {
                    setbacks.push(format!("`{parameter}` was refused and left out"));
                    self.parameters.refuse(parameter);
                    // The endpoint was well: this attempt does not count.
                    attempts -= 1;
                }
                Next::Again { asked } if attempts < self.retry.attempts => {
                    let delay = self.retry.delay(attempts - 1, asked);
                    if Instant::now() + delay >= deadline {
                        return Err(self.error(setback, attempts));
                    }
                    setbacks.push(format!("{}; again after {} ms", setback.summary(), delay.as_millis()));
                    std::thread::sleep(delay);
                }
                Next::Again { .. } | Next::Stop => return Err(self.error(setback, attempts)),
            }
        }
    }
}

impl OpenAi {
    fn reply(&self, request: &Request, body: &[u8], setbacks: Vec<String>, attempts: u32) -> Result<Reply, ModelError> {
        let refused = |reason: String| ModelError::Refused { model: self.name.clone(), reason };
        let completion = match response::parse(body) {
            Ok(completion) => completion,
            Err(setback) => return Err(self.error(setback, attempts)),
        };
        match completion.finish_reason.as_deref() {
            Some("content_filter") => return Err(refused("a content filter stopped the reply".to_owned())),
            Some("length") => return Err(ModelError::OutputLimit { model: self.name.clone(), limit: request.max_output_tokens }),
            _ => {}
        }
        if let Some(refusal) = completion.refusal {
            return Err(refused(failure::shorten(&self.client.scrub(&refusal))));
        }
        match completion.content {
            Some(text) if !text.trim().is_empty() => Ok(Reply {
                usage: completion.usage,
                setbacks,
                ..Reply::new(
                    request,
                    text,
                    completion.model.map_or_else(|| self.model.clone(), |model| failure::shorten(&self.client.scrub(&model))),
                    Origin::Live,
                )
            }),
            _ => Err(ModelError::EmptyReply { model: self.name.clone() }),
        }
    }

    fn error(&self, setback: Setback, attempts: u32) -> ModelError {
        let said = |text: &str| failure::shorten(&self.client.scrub(text));
        let failure = match setback.failure {
            ProviderFailure::Timeout { .. } => ProviderFailure::Timeout { limit: self.timeout },
            ProviderFailure::Redirected { location } => ProviderFailure::Redirected { location: said(&location) },
            ProviderFailure::BadRequest { parameter } => ProviderFailure::BadRequest { parameter: parameter.map(|name| said(&name)) },
            other => other,
        };
        ModelError::from(ProviderError {
            endpoint: self.client.endpoint_shown().to_owned(),
            model: self.model.clone(),
            failure,
            status: setback.status,
            message: said(&setback.message),
            request_id: setback.request_id.map(|id| said(&id)),
            attempts,
        })
    }
}
