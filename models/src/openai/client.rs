//! One POST within a deadline, its response read up to a limit.

use super::endpoint::Endpoint;
use super::failure::{self, Setback};
use crate::error::ProviderFailure;
use crate::{Environment, ModelError, Settings};
use reqwest::blocking;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, NoProxy, Proxy, redirect};
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// The longest response that is read, in bytes.
const LONGEST_RESPONSE: usize = 32 << 20;
/// The longest error response that is read; the rest is of no interest.
const LONGEST_ERROR: usize = 64 << 10;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const MOST_REDIRECTS: usize = 3;
/// Sent where no key is needed, for servers that want to see one all the same.
const NO_KEY: &str = "none";

pub(super) struct Client {
    http: blocking::Client,
    endpoint: Endpoint,
    headers: HeaderMap,
}

/// A response.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Client {
    pub(super) fn new(endpoint: Endpoint, settings: &Settings) -> Result<Self, ModelError> {
        // An error says that this process has a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = blocking::Client::builder()
            .user_agent(concat!("intentc/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT_TIMEOUT.min(settings.timeout))
            .redirect(redirect::Policy::custom(follow_on_the_same_host))
            .no_proxy();
        let authorities = settings.ca_file.as_ref().map_or(Ok(Vec::new()), |file| authorities(&settings.directory.join(file)))?;
        builder = match endpoint.url.scheme() {
            "https" => builder.tls_certs_merge(authorities),
            // Without TLS none are needed, and a machine may have none.
            _ => builder.tls_certs_only(authorities),
        };
        if !endpoint.is_loopback {
            for proxy in proxies(&settings.environment)? {
                builder = builder.proxy(proxy);
            }
        }
        let http = builder.build().map_err(|error| ModelError::BadSetting {
            setting: "the set of trusted authorities",
            problem: format!("{} (install the system's CA certificates, or name a PEM file)", failure::root_cause(&error)),
        })?;
        let headers = headers(&endpoint, &settings.environment)?;
        Ok(Self { http, endpoint, headers })
    }

    pub(super) fn endpoint_shown(&self) -> &str {
        &self.endpoint.shown
    }

    /// `text` without the key.
    pub(super) fn scrub(&self, text: &str) -> String {
        self.endpoint.key.as_ref().map_or_else(|| text.to_owned(), |key| key.scrub(text))
    }

    /// Sends `body` and reads the whole response, whatever its status.
    pub(super) fn post(&self, body: Vec<u8>, deadline: Instant) -> Result<Answer, Setback> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Setback::stop(ProviderFailure::Timeout { limit: left }, ""));
        }
        let request = self.http.post(self.endpoint.url.clone()).headers(self.headers.clone()).timeout(left).body(body);
        let mut response = request.send().map_err(|error| failure::transport(&error))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let is_success = response.status().is_success();
        let limit = if is_success { LONGEST_RESPONSE } else { LONGEST_ERROR };
        let mut body = Vec::new();
        match read(&mut response, &mut body, limit, deadline) {
            Ok(()) if body.len() > limit && is_success => Err(Setback::stop(
                ProviderFailure::Protocol,
                &format!("the response did not end within {} MiB and was cut off", LONGEST_RESPONSE >> 20),
            )
            .with_response(status, &headers)),
            Ok(()) => Ok(Answer { status, headers, body }),
            // The status of a failure says enough.
            Err(_) if !is_success => Ok(Answer { status, headers, body }),
            Err(setback) => Err(setback.with_response(status, &headers)),
        }
    }
}

/// Reads to the end, or to one byte more than `limit`.
fn read(response: &mut blocking::Response, body: &mut Vec<u8>, limit: usize, deadline: Instant) -> Result<(), Setback> {
    let mut buffer = [0; 64 << 10];
    while body.len() <= limit {
        if Instant::now() >= deadline {
            return Err(Setback::stop(ProviderFailure::Timeout { limit: Duration::ZERO }, ""));
        }
        match response.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => body.extend_from_slice(&buffer[..count.min(limit + 1 - body.len())]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(failure::body(&error)),
        }
    }
    Ok(())
}

/// A key goes to the host that the user named and to no other, and a POST must stay a POST.
fn follow_on_the_same_host(attempt: redirect::Attempt) -> redirect::Action {
    let keeps_method = matches!(attempt.status().as_u16(), 307 | 308);
    let same_origin = attempt.previous().first().is_some_and(|first| first.origin() == attempt.url().origin());
    if keeps_method && same_origin && attempt.previous().len() <= MOST_REDIRECTS { attempt.follow() } else { attempt.stop() }
}

fn headers(endpoint: &Endpoint, environment: &Environment) -> Result<HeaderMap, ModelError> {
    let mut headers = HeaderMap::new();
    let key = endpoint.key.as_ref().map_or(NO_KEY, |key| key.reveal());
    let mut authorization = header_value("OPENAI_API_KEY", &format!("Bearer {key}"))?;
    authorization.set_sensitive(true);
    headers.insert(header::AUTHORIZATION, authorization);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    for (variable, name) in [("OPENAI_ORG_ID", "openai-organization"), ("OPENAI_PROJECT_ID", "openai-project")] {
        if let Some(value) = environment.get(variable) {
            headers.insert(HeaderName::from_static(name), header_value(variable, &value)?);
        }
    }
    Ok(headers)
}

fn header_value(setting: &'static str, text: &str) -> Result<HeaderValue, ModelError> {
    HeaderValue::from_str(text)
        .map_err(|_| ModelError::BadSetting { setting, problem: "it has characters that no header takes".to_owned() })
}

/// The proxies of the environment, in either spelling.
fn proxies(environment: &Environment) -> Result<Vec<Proxy>, ModelError> {
    let find = |upper: &'static str, lower: &str| environment.get(upper).or_else(|| environment.get(lower)).map(|url| (upper, url));
    let except = find("NO_PROXY", "no_proxy").and_then(|(_, list)| NoProxy::from_string(&list));
    let named = [
        (find("HTTPS_PROXY", "https_proxy"), Proxy::https as fn(String) -> reqwest::Result<Proxy>),
        (find("HTTP_PROXY", "http_proxy"), Proxy::http),
        (find("ALL_PROXY", "all_proxy"), Proxy::all),
    ];
    let mut proxies = Vec::new();
    for ((variable, url), make) in named.into_iter().filter_map(|(found, make)| Some((found?, make))) {
        let proxy =
            make(url).map_err(|_| ModelError::BadSetting { setting: variable, problem: "it is not the address of a proxy".to_owned() })?;
        proxies.push(proxy.no_proxy(except.clone()));
    }
    Ok(proxies)
}

fn authorities(path: &Path) -> Result<Vec<Certificate>, ModelError> {
    let unusable = |problem: String| ModelError::BadSetting { setting: "the file of authorities", problem };
    let text = std::fs::read(path).map_err(|error| unusable(format!("`{}` cannot be read: {error}", path.display())))?;
    match Certificate::from_pem_bundle(&text) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(unusable(format!("`{}` holds no PEM certificate", path.display()))),
    }
}
