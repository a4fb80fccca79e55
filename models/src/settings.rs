//! What a user may set about models.

use crate::RetryPolicy;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// What [`crate::open`] needs to know beside the model's name.
///
/// `Debug` leaves the base URL and the environment out, for both may hold secrets.
#[derive(Clone)]
pub struct Settings {
    /// Where `openai:` sends requests, up to and including `/v1`; else OPENAI_BASE_URL, else OpenAI.
    pub base_url: Option<String>,
    /// A file that holds the key; OPENAI_API_KEY and OPENAI_API_KEY_FILE come before it.
    pub api_key_file: Option<PathBuf>,
    /// PEM certificates of authorities to trust beside those of the system.
    pub ca_file: Option<PathBuf>,
    /// For one request with all its retries.
    pub timeout: Duration,
    /// Forbids every model that needs the network.
    pub offline: bool,
    /// Where commands run and what relative paths are relative to.
    pub directory: PathBuf,
    /// Sent only where set: several models refuse it.
    pub temperature: Option<f64>,
    pub retry: RetryPolicy,
    pub environment: Environment,
}

/// Longer than anybody waits, short enough to be added to a clock.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(30 * 24 * 3600);

impl Settings {
    /// [`Settings::timeout`] within what a clock can take.
    pub(crate) fn time_limit(&self) -> Duration {
        self.timeout.min(LONGEST_TIMEOUT)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: None,
            api_key_file: None,
            ca_file: None,
            timeout: Duration::from_secs(600),
            offline: false,
            directory: PathBuf::from("."),
            temperature: None,
            retry: RetryPolicy::default(),
            environment: Environment::process(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("api_key_file", &self.api_key_file)
            .field("ca_file", &self.ca_file)
            .field("timeout", &self.timeout)
            .field("offline", &self.offline)
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}

/// Where keys, base URLs and proxies are looked up. A command that stands for a model always gets the process's own.
#[derive(Clone)]
pub struct Environment(Option<BTreeMap<String, String>>);

impl Environment {
    /// The environment of this process.
    pub fn process() -> Self {
        Self(None)
    }

    /// These variables and no others.
    pub fn of<const N: usize>(variables: [(&str, &str); N]) -> Self {
        Self(Some(variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()))
    }

    /// The value of `name`; an empty one counts as none.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let value = match &self.0 {
            None => std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()),
            Some(variables) => variables.get(name).cloned(),
        };
        value.filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_holds_no_secret() {
        let settings = Settings {
            base_url: Some("https://user:hunter2@host/v1".into()),
            environment: Environment::of([("OPENAI_API_KEY", "sk-hunter2")]),
            ..Settings::default()
        };
        assert!(!format!("{settings:?}").contains("hunter2"));
    }
}
