//! A browser, and what a person does with it: looks, clicks, types.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How often the screen is looked at while something is waited for.
const LOOK: Duration = Duration::from_millis(15);
/// So long it is waited for: a loaded machine is slow, and a broken page never gets there.
const PATIENCE: Duration = Duration::from_secs(20);
/// So long where something is built before it is there, beside whatever else the machine builds.
const BUILD: Duration = Duration::from_secs(180);

/// How often the browser's driver is started, if it ends at once.
const STARTS: usize = 5;

/// A browser that shows a page, wherever that page comes from.
pub struct Screen {
    pub client: Client,
    driver: Arc<Driver>,
    patience: Duration,
}

/// Chromium's driver, which ends with the test.
struct Driver {
    child: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It takes its browsers along. It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn driver() -> Option<Driver> {
    let mut said = String::new();
    for _ in 0..STARTS {
        match start(&mut said) {
            Ok(driver @ Some(_)) => return driver,
            Ok(None) => {}
            Err(_) => {
                println!("skipped: no Chromium (its driver, chromedriver, is not there)");
                return None;
            }
        }
    }
    panic!("chromedriver did not say on which port it listens, but:\n{said}")
}

/// `None` if it ended at once: it takes a port that is free in one family of addresses, and ends if the same port is not free
/// in the other.
fn start(said: &mut String) -> io::Result<Option<Driver>> {
    let mut child = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let port = lines.map_while(Result::ok).find_map(|line| {
        *said += &line;
        said.push('\n');
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        child.wait()?;
        return Ok(None);
    };
    Ok(Some(Driver { child, port }))
}

async fn browser(driver: &Driver) -> Client {
    let options = json!({
        "goog:chromeOptions": { "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--window-size=1280,800", "--force-prefers-reduced-motion", "--lang=en-US",
        ] },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    let Value::Object(options) = options else {
        unreachable!("it is one")
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(options)
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await
        .unwrap()
}

impl Screen {
    /// An empty one. `None` where there is no browser.
    pub async fn new() -> Option<Screen> {
        let driver = Arc::new(driver()?);
        Some(Screen {
            client: browser(&driver).await,
            driver,
            patience: PATIENCE,
        })
    }

    /// The same, for what waits for a compiler.
    pub async fn of_a_build() -> Option<Screen> {
        let screen = Screen::new().await?;
        Some(Screen {
            patience: BUILD,
            ..screen
        })
    }

    /// Another browser, of the same driver.
    pub async fn another(&self) -> Screen {
        Screen {
            client: browser(&self.driver).await,
            driver: Arc::clone(&self.driver),
            patience: self.patience,
        }
    }

    /// Shows the page that is served there.
    pub async fn goes_to(&self, address: &str) {
        self.client.goto(address).await.unwrap();
        self.the(".writing").await;
    }

    /// The first element, once it is there to be seen.
    pub async fn the(&self, css: &str) -> Element {
        self.until(&format!("there is no {css}"), async || {
            let element = self.client.find(Locator::Css(css)).await.ok()?;
            element.is_displayed().await.unwrap_or(false).then_some(element)
        })
        .await
    }

    /// The first of these elements with this in its text, once there is one.
    pub async fn the_one(&self, css: &str, text: &str) -> Element {
        self.until(&format!("no {css} says {text:?}"), async || {
            for element in self.client.find_all(Locator::Css(css)).await.ok()? {
                if element.text().await.is_ok_and(|it| it.contains(text)) {
                    return Some(element);
                }
            }
            None
        })
        .await
    }

    /// Waits until one of these elements says this.
    pub async fn sees(&self, css: &str, text: &str) {
        self.the_one(css, text).await;
    }

    /// Waits until there is none of these any more.
    pub async fn sees_no(&self, css: &str) {
        self.until(&format!("there still is {css}"), async || {
            let found = self.client.find_all(Locator::Css(css)).await.ok()?;
            for element in found {
                if element.is_displayed().await.unwrap_or(false) {
                    return None;
                }
            }
            Some(())
        })
        .await;
    }

    /// Waits until this holds in the page.
    pub async fn holds(&self, script: &str) {
        self.until(&format!("it does not hold that {script}"), async || {
            (self.reads(script).await == json!(true)).then_some(())
        })
        .await;
    }

    /// What an expression is in the page.
    pub async fn reads(&self, script: &str) -> Value {
        self.client
            .execute(&format!("return {script}"), Vec::new())
            .await
            .unwrap()
    }

    pub async fn clicks(&self, css: &str) {
        self.the(css).await.click().await.unwrap();
    }

    /// Clicks the one with this in its text.
    pub async fn clicks_the(&self, css: &str, text: &str) {
        self.the_one(css, text).await.click().await.unwrap();
    }

    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        self.client
            .active_element()
            .await
            .unwrap()
            .send_keys(keys)
            .await
            .unwrap();
    }

    /// Writes a message and sends it.
    pub async fn says(&self, text: &str) {
        self.the(".writing")
            .await
            .send_keys(&format!("{text}\n"))
            .await
            .unwrap();
    }

    /// Picks a command, found by its name. What it asks for is still to be filled in.
    pub async fn runs(&self, command: &str) {
        self.the(".writing")
            .await
            .send_keys(&format!("/{command}"))
            .await
            .unwrap();
        self.sees(".picker-entry[aria-selected=true]", &format!("/{command}"))
            .await;
        self.keys("\n").await;
        self.the(".command").await;
        if self
            .reads("document.querySelectorAll('.required-option').length")
            .await
            == 0
        {
            self.keys("\n").await;
        }
    }

    /// What an element says.
    pub async fn text(&self, css: &str) -> String {
        self.the(css).await.text().await.unwrap()
    }

    /// Is somebody else from now on.
    pub async fn becomes(&self, name: &str) {
        self.clicks(".who").await;
        self.clicks_the(".menu [role=menuitemradio]", name).await;
        self.sees(".who-words strong", name).await;
    }

    /// Opens the menu of the message that says this, and picks from it.
    pub async fn menu_of(&self, message: &str, entry: &str) {
        let message = self.the_one(".message .content", message).await;
        let open = "arguments[0].dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 400, clientY: 300 }))";
        let element = serde_json::to_value(message).unwrap();
        self.client.execute(open, vec![element]).await.unwrap();
        self.clicks_the(".menu [role=menuitem]", entry).await;
    }

    /// Keeps a picture of the screen where somebody who wants to look has said.
    pub async fn pictured(&self, name: &str) {
        if let Some(folder) = std::env::var_os("BOTCAMP_PICTURES") {
            let picture = self.client.screenshot().await.unwrap();
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), picture).unwrap();
        }
    }

    pub async fn until<T>(&self, otherwise: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let looking = async {
            loop {
                if let Some(found) = look().await {
                    return found;
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        match tokio::time::timeout(self.patience, looking).await {
            Ok(found) => found,
            Err(_) => {
                let text = self.reads("document.body.innerText").await;
                panic!(
                    "{otherwise}. The page says:\n{}",
                    text.as_str().unwrap_or_default()
                );
            }
        }
    }

    /// Ends it. The page must have found no fault with itself.
    pub async fn ends(&self) {
        let faults = self.reads("window.faults ?? []").await;
        assert_eq!(faults, json!([]), "errors in the page");
        self.client.clone().close().await.unwrap();
    }
}
