//! Where requests go, and with which key.

use crate::secret::Secret;
use crate::{Environment, ModelError, Settings};
use reqwest::Url;
use std::fs::File;
use std::io::Read;
use std::net::IpAddr;
use std::path::Path;

const OFFICIAL: &str = "https://api.openai.com/v1";
const PATH: &str = "chat/completions";
/// No key is longer, and a wrong file name may be anything.
const LONGEST_KEY: u64 = 16 << 10;

/// The address, and what may be said about it.
#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) url: Url,
    /// `url` for messages.
    pub(super) shown: String,
    pub(super) is_loopback: bool,
    pub(super) is_official: bool,
    /// `None` only where none is needed.
    pub(super) key: Option<Secret>,
}

impl Endpoint {
    pub(super) fn find(settings: &Settings) -> Result<Self, ModelError> {
        let base = match &settings.base_url {
            Some(base) => base.clone(),
            None => settings.environment.get("OPENAI_BASE_URL").unwrap_or_else(|| OFFICIAL.to_owned()),
        };
        let url = parse(&base).map_err(|problem| ModelError::BadSetting { setting: "the base URL", problem })?;
        let shown = format!("{}://{}{}", url.scheme(), authority(&url), url.path());
        let is_loopback = is_loopback(&url);
        let key = find_key(settings)?;
        if key.is_none() && !is_loopback {
            return Err(ModelError::NoCredentials { endpoint: shown });
        }
        Ok(Self { is_official: url.host_str() == Some("api.openai.com"), url, shown, is_loopback, key })
    }
}

/// The address below `base` that takes chat completions.
fn parse(base: &str) -> Result<Url, String> {
    let mut url = Url::parse(base.trim()).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("its scheme is `{}`, not `http` or `https`", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it carries a user name or a password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it carries a query or a fragment".to_owned());
    }
    let path = url.path().trim_end_matches('/');
    let path = if path.ends_with(PATH) { path.to_owned() } else { format!("{path}/{PATH}") };
    url.set_path(&path);
    Ok(url)
}

fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

fn find_key(settings: &Settings) -> Result<Option<Secret>, ModelError> {
    let environment: &Environment = &settings.environment;
    if let Some(key) = environment.get("OPENAI_API_KEY") {
        return checked_key("OPENAI_API_KEY", &key);
    }
    if let Some(file) = environment.get("OPENAI_API_KEY_FILE") {
        return read_key("OPENAI_API_KEY_FILE", &settings.directory.join(file));
    }
    match &settings.api_key_file {
        Some(file) => read_key("the key file", &settings.directory.join(file)),
        None => Ok(None),
    }
}

fn read_key(setting: &'static str, path: &Path) -> Result<Option<Secret>, ModelError> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST_KEY).read_to_string(&mut text));
    match read {
        Ok(_) => checked_key(setting, &text),
        Err(error) => Err(ModelError::BadSetting { setting, problem: format!("`{}` cannot be read: {error}", path.display()) }),
    }
}

/// A key must fit into a header; nothing of a text that does not is ever shown.
fn checked_key(setting: &'static str, text: &str) -> Result<Option<Secret>, ModelError> {
    let key = text.trim();
    match key {
        "" => Err(ModelError::BadSetting { setting, problem: "it holds no key".to_owned() }),
        _ if key.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(Some(Secret::new(key.to_owned()))),
        _ => Err(ModelError::BadSetting {
            setting,
            problem: "what it holds is not a key: it has characters that no header takes".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(base: &str, variables: [(&str, &str); 1]) -> Result<Endpoint, ModelError> {
        Endpoint::find(&Settings { base_url: Some(base.into()), environment: Environment::of(variables), ..Settings::default() })
    }

    #[test]
    fn the_address_is_the_base_and_the_path() {
        for (base, expected) in [
            ("http://localhost:8000/v1", "http://localhost:8000/v1/chat/completions"),
            ("http://localhost:8000/v1//", "http://localhost:8000/v1/chat/completions"),
            ("http://127.0.0.9", "http://127.0.0.9/chat/completions"),
            ("https://[::1]/v1/chat/completions/", "https://[::1]/v1/chat/completions"),
            ("http://a.localhost/v1", "http://a.localhost/v1/chat/completions"),
        ] {
            let endpoint = find(base, [("", "")]).unwrap();
            assert_eq!((endpoint.shown.as_str(), endpoint.is_loopback), (expected, true));
        }
    }

    #[test]
    fn without_a_key_only_this_machine_is_asked() {
        for base in ["https://api.openai.com/v1", "http://10.0.0.1/v1", "https://localhost.example.com/v1", "http://127.0.0.1.nip.io/v1"] {
            assert!(matches!(find(base, [("", "")]), Err(ModelError::NoCredentials { .. })), "{base}");
            assert!(find(base, [("OPENAI_API_KEY", "k")]).is_ok(), "{base}");
        }
    }

    #[test]
    fn a_base_url_that_cannot_be_used_is_refused_without_quoting_it() {
        for base in
            ["", "localhost:8000", "ftp://host/v1", "https://user:hunter2@host/v1", "https://host/v1?key=hunter2", "https://host/v1#x"]
        {
            let error = find(base, [("OPENAI_API_KEY", "k")]).unwrap_err();
            assert!(matches!(error, ModelError::BadSetting { .. }), "{base}");
            assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
        }
    }

    #[test]
    fn a_key_that_fits_no_header_is_refused_without_quoting_it() {
        let error = find("https://host/v1", [("OPENAI_API_KEY", "hunter2\nx")]).unwrap_err();
        assert!(matches!(error, ModelError::BadSetting { .. }));
        assert!(!format!("{error:?}").contains("hunter2"));
        assert!(find("https://host/v1", [("OPENAI_API_KEY", " \n")]).is_err());
    }

    #[test]
    fn a_key_file_is_read_and_trimmed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("key"), "sk-file\n").unwrap();
        let settings = Settings {
            base_url: Some("https://host/v1".into()),
            api_key_file: Some("key".into()),
            directory: folder.path().to_owned(),
            environment: Environment::of([]),
            ..Settings::default()
        };
        let key = |settings: &Settings| Endpoint::find(settings).map(|endpoint| endpoint.key.unwrap().reveal().to_owned());
        assert_eq!(key(&settings).unwrap(), "sk-file");
        let from_variable = Settings { environment: Environment::of([("OPENAI_API_KEY", "sk-variable")]), ..settings.clone() };
        assert_eq!(key(&from_variable).unwrap(), "sk-variable");
        let missing = Settings { environment: Environment::of([("OPENAI_API_KEY_FILE", "nowhere")]), ..settings };
        assert!(key(&missing).unwrap_err().to_string().contains("nowhere"));
    }
}
