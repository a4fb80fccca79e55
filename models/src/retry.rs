//! When to try again: the providers' own rules, with a hard cap.
//!
//! Retried are failed connections, 408, 409, 429 and 500 or more; `x-should-retry` overrides the rule. The wait is
//! `retry-after-ms`, else `retry-after` (seconds or a date), where positive and at most [`RetryPolicy::longest_honoured`];
//! else `first_delay` doubled each time up to `longest_delay`, less up to a quarter so that clients do not return in step.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::HeaderMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// How often and after which waits a request is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// All attempts, the first included; at least one is made.
    pub attempts: u32,
    pub first_delay: Duration,
    pub longest_delay: Duration,
    /// A server that asks for a longer wait than this is not waited for.
    pub longest_honoured: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            first_delay: Duration::from_millis(500),
            longest_delay: Duration::from_secs(8),
            longest_honoured: Duration::from_secs(120),
        }
    }
}

impl RetryPolicy {
    /// How long to wait before the attempt that follows attempt number `attempt` (counted from 0).
    pub(crate) fn delay(&self, attempt: u32, asked: Option<Duration>) -> Duration {
        match asked {
            Some(asked) if !asked.is_zero() && asked <= self.longest_honoured => asked,
            _ => {
                let doubled = self.first_delay.saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX));
                doubled.min(self.longest_delay).mul_f64(1.0 - 0.25 * random_fraction())
            }
        }
    }
}

/// Between 0 and 1; only spreads waits, so the hasher's per-process randomness is enough.
fn random_fraction() -> f64 {
    let random = RandomState::new().build_hasher().finish();
    f64::from((random >> 32) as u32) / f64::from(u32::MAX)
}

/// Whether a response of this status is worth another attempt.
pub(crate) fn is_retryable(status: u16, headers: &HeaderMap) -> bool {
    match text_header(headers, "x-should-retry") {
        Some("true") => true,
        Some("false") => false,
        _ => matches!(status, 408 | 409 | 429) || status >= 500,
    }
}

/// The wait that the server asks for.
pub(crate) fn asked_delay(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    if let Some(milliseconds) = text_header(headers, "retry-after-ms").and_then(|text| text.trim().parse::<f64>().ok()) {
        return Duration::try_from_secs_f64(milliseconds / 1000.0).ok();
    }
    let text = text_header(headers, "retry-after")?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Duration::try_from(date.duration_since(now)).ok()
}

pub(crate) fn text_header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderName, HeaderValue};

    fn headers(list: &[(&'static str, &'static str)]) -> HeaderMap {
        list.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn reads_the_wait_that_a_server_asks_for() {
        let now: Timestamp = "2026-11-21T08:00:00Z".parse().unwrap();
        let asked = |list: &[_]| asked_delay(&headers(list), now);
        assert_eq!(asked(&[("retry-after", "2")]), Some(Duration::from_secs(2)));
        assert_eq!(asked(&[("retry-after", "0.25")]), Some(Duration::from_millis(250)));
        assert_eq!(asked(&[("retry-after", "9"), ("retry-after-ms", "350")]), Some(Duration::from_millis(350)));
        assert_eq!(asked(&[("retry-after", "Sat, 21 Nov 2026 08:00:07 GMT")]), Some(Duration::from_secs(7)));
        assert_eq!(asked(&[("retry-after", "Sat, 21 Nov 2026 07:00:00 GMT")]), None, "past");
        for nonsense in ["", "-1", "NaN", "inf", "1e300", "soon"] {
            assert_eq!(asked_delay(&headers(&[]), now), None);
            let mut map = HeaderMap::new();
            map.insert("retry-after", HeaderValue::from_str(nonsense).unwrap());
            assert_eq!(asked_delay(&map, now), None, "{nonsense}");
        }
    }

    #[test]
    fn waits_grow_to_a_limit_and_never_beyond() {
        let policy = RetryPolicy::default();
        for attempt in [0, 1, 2, 3, 4, 5, 31, 32, u32::MAX] {
            let full = Duration::from_millis(500).saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX)).min(policy.longest_delay);
            let delay = policy.delay(attempt, None);
            assert!(delay <= full && delay >= full.mul_f64(0.74), "{attempt}: {delay:?}");
        }
        assert_eq!(policy.delay(0, Some(Duration::from_secs(120))), Duration::from_secs(120));
        assert!(policy.delay(0, Some(Duration::from_secs(121))) <= Duration::from_millis(500));
        assert!(policy.delay(0, Some(Duration::ZERO)) > Duration::ZERO);
    }

    #[test]
    fn the_server_has_the_last_word_on_retries() {
        for (status, header, expected) in [
            (429, None, true),
            (408, None, true),
            (409, None, true),
            (500, None, true),
            (529, None, true),
            (400, None, false),
            (401, None, false),
            (500, Some("false"), false),
            (400, Some("true"), true),
            (500, Some("maybe"), true),
        ] {
            let map = header.map_or_else(HeaderMap::new, |value| headers(&[("x-should-retry", value)]));
            assert_eq!(is_retryable(status, &map), expected, "{status} {header:?}");
        }
    }
}
