//! Asking the service as a browser or a program does.

use app::chance::{SystemChance, uuid_v7};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

use crate::sample::MORNING;

/// Somebody who asks, with what they always send.
#[derive(Clone)]
pub struct Client {
    router: Router,
    headers: Vec<(String, String)>,
}

/// What was answered, in full.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

pub fn new_id() -> String {
    uuid_v7(&SystemChance, MORNING).to_string()
}

impl Client {
    pub fn new(router: Router) -> Self {
        Self {
            router,
            headers: Vec::new(),
        }
        .with("host", "localhost")
        .with("sec-fetch-site", "same-origin")
        .with("accept-language", "zh-CN")
    }

    /// The same client, always sending this too.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same client, never sending this.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        self.with("cookie", &format!("{name}={value}"))
    }

    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request
    }

    pub async fn send(&self, request: Request<Body>) -> axum::http::Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.send(request).await;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// A command by JSON with an id of its own.
    pub async fn command(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::POST, path, &new_id(), body).await
    }

    pub async fn json(&self, method: Method, path: &str, key: &str, body: &Value) -> Answer {
        let request = self
            .request(method, path)
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        let body = Body::from(body.to_string());
        self.ask(request.body(body).unwrap()).await
    }

    /// A form as a page sends it, with a fresh command.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut written = form_urlencoded::Serializer::new(String::new());
        written.append_pair("command", &new_id());
        written.extend_pairs(fields);
        self.bare_form(path, &written.finish()).await
    }

    /// The bytes of the file that a form answers with.
    pub async fn file(&self, path: &str) -> Vec<u8> {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded");
        let body = format!("command={}", new_id());
        let response = self.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = to_bytes(response.into_body(), usize::MAX).await;
        bytes.unwrap().to_vec()
    }

    /// A form with a photo as a page sends it, with a fresh command where none is among the fields.
    pub async fn multipart(
        &self,
        path: &str,
        fields: &[(&str, String)],
        photo: Option<&[u8]>,
    ) -> Answer {
        self.multipart_by("b", path, fields, photo).await
    }

    /// The same, its parts divided by a line of one's own.
    pub async fn multipart_by(
        &self,
        boundary: &str,
        path: &str,
        fields: &[(&str, String)],
        photo: Option<&[u8]>,
    ) -> Answer {
        let mut fields = fields.to_vec();
        if fields.iter().all(|(name, _)| *name != "command") {
            fields.push(("command", new_id()));
        }
        let mut body = Vec::new();
        for (name, value) in &fields {
            let head =
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\
             Content-Type: image/jpeg\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(photo.unwrap_or_default());
        body.extend(format!("\r\n--{boundary}--\r\n").as_bytes());
        self.of_parts(boundary, path, body).await
    }

    /// A workbook as a page sends it.
    pub async fn workbook(&self, path: &str, file: &[u8]) -> Answer {
        let head = b"--b\r\nContent-Disposition: form-data; name=\"workbook\"; filename=\"x.xlsx\"\r\n\r\n";
        let body = [head.as_slice(), file, b"\r\n--b--\r\n"].concat();
        self.of_parts("b", path, body).await
    }

    pub async fn bare_multipart(&self, path: &str, body: &[u8]) -> Answer {
        self.of_parts("b", path, body.to_vec()).await
    }

    async fn of_parts(&self, boundary: &str, path: &str, body: Vec<u8>) -> Answer {
        let kind = format!("multipart/form-data; boundary={boundary}");
        let request = self
            .request(Method::POST, path)
            .header("content-type", kind)
            .body(Body::from(body));
        self.ask(request.unwrap()).await
    }

    pub async fn bare_form(&self, path: &str, body: &str) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The code of the problem that it tells.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        let shown: String = self.text.chars().take(2_000).collect();
        assert_eq!(self.status.as_u16(), status, "{shown}");
        self
    }
}
