//! Visitors are registered at many desks at once, over HTTP.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::client::{Client, post};
use crate::ground::Ground;

/// How many visitors one run registers.
const COUNT: usize = 5_000;

/// Visitors registered in a second by so many desks at once. Each is somebody of their own, with an
/// organisation, a telephone and a document, so that nothing is found before and everything is sealed.
pub(crate) async fn over_http(desks: usize) -> Result<f64> {
    let ground = Ground::lay().await?;
    let served = ground.serve().await?;
    let secret = ground.session(ground.receptionist.account).await?;
    let path = format!("/api/v1/sites/{}/visits", ground.site);
    let requests: Vec<Vec<u8>> = (0..COUNT)
        .map(|visitor| {
            post(
                &path,
                &secret,
                &ground.house.new_id().to_string(),
                &body(visitor),
            )
        })
        .collect();
    let mut desks_open = Vec::new();
    for chunk in requests.chunks(COUNT.div_ceil(desks)) {
        desks_open.push((Client::connect(served.address).await?, chunk.to_vec()));
    }
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for (mut client, requests) in desks_open {
        tasks.push(tokio::spawn(async move {
            for request in requests {
                let status = client.ask(&request).await?;
                ensure!(status == 200, "a visitor was answered with {status}");
            }
            Ok::<(), anyhow::Error>(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(COUNT as f64 / begun.elapsed().as_secs_f64())
}

fn body(visitor: usize) -> String {
    format!(
        r#"{{"name":"来访人{visitor}","organisation":"第{visitor}公司","telephone":"139{visitor:08}","document_kind":"work-card","document_number":"W{visitor:08}","purpose":"送材料","host":"李强"}}"#
    )
}
