//! `openai:` over TLS, with authorities made for the test.

use crate::case::{request, settings};
use crate::mock::{Server, completion};
use models::{Environment, ModelError, ProviderFailure, Settings};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

impl Authority {
    fn new() -> Self {
        let mut parameters = CertificateParams::new(Vec::new()).unwrap();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), issuer.pem()).unwrap();
        Self { issuer, folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    fn server(&self, name: &str) -> Server {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &self.issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
        Server::start_with(vec![completion("over TLS")], Some(Arc::new(config)))
    }
}

fn settings_for(server: &Server, ca_file: PathBuf) -> Settings {
    Settings {
        base_url: Some(format!("https://localhost:{}/v1", server.port)),
        environment: Environment::of([("OPENAI_API_KEY", "sk-1")]),
        ca_file: Some(ca_file),
        ..settings()
    }
}

#[test]
fn a_server_that_the_named_authority_vouches_for_is_asked() {
    let authority = Authority::new();
    let server = authority.server("localhost");
    let mut model = models::open("openai:m-1", &settings_for(&server, authority.file())).unwrap();
    assert_eq!(model.complete(&request("x")).unwrap().text, "over TLS");
    assert_eq!(server.seen()[0].header("authorization"), Some("Bearer sk-1"));
}

#[test]
fn a_server_of_another_authority_or_name_is_not_asked() {
    let (authority, other) = (Authority::new(), Authority::new());
    for (server, ca_file) in [(authority.server("localhost"), other.file()), (authority.server("example.com"), authority.file())] {
        let error = models::open("openai:m-1", &settings_for(&server, ca_file)).unwrap().complete(&request("x")).unwrap_err();
        assert_eq!(error.exit_class(), 7);
        assert!(error.to_string().contains("certificate"), "{error}");
        let ModelError::Provider(error) = error else { panic!("{error:?}") };
        assert_eq!((error.failure, error.attempts), (ProviderFailure::Tls, 1));
        assert!(server.seen().is_empty(), "the key was sent");
    }
}

#[test]
fn a_server_without_tls_is_not_asked_over_https() {
    let server = Server::start(vec![completion("plain")]);
    let authority = Authority::new();
    let error = models::open("openai:m-1", &settings_for(&server, authority.file())).unwrap().complete(&request("x")).unwrap_err();
    assert!(matches!(error, ModelError::Provider(error) if error.failure == ProviderFailure::Tls));
}

#[test]
fn a_file_without_certificates_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    let server = Server::start(vec![]);
    for text in [None, Some(""), Some("not PEM"), Some("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n")] {
        if let Some(text) = text {
            std::fs::write(&file, text).unwrap();
        }
        let error = models::open("openai:m-1", &settings_for(&server, file.clone())).err().expect("no certificate");
        assert!(matches!(error, ModelError::BadSetting { .. }), "{error:?}");
        assert_eq!(error.exit_class(), 2);
    }
}
