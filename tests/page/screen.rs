//! A browser, and what a person does with it: looks, clicks, types.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

/// How often the screen is looked at while something is waited for.
const LOOK: Duration = Duration::from_millis(15);
/// So long it is waited for: a loaded machine is slow, and a broken page never gets there.
const PATIENCE: Duration = Duration::from_secs(20);
/// So long where something is built before it is there, beside whatever else the machine builds.
const BUILD: Duration = Duration::from_secs(180);

/// So long the driver has to end its browsers.
const FAREWELL: Duration = Duration::from_secs(20);
/// A window's width and height at first, in pixels.
const WINDOW: (u32, u32) = (1280, 800);

/// Whether a person sees an element.
const SEEN: &str = "(it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.getClientRects().length > 0";

/// How often the browser's driver is started, if it ends at once.
const STARTS: usize = 5;

/// A browser that shows a page, wherever that page comes from.
pub struct Screen {
    pub client: Client,
    driver: Arc<Driver>,
    patience: Duration,
}

/// Chromium's driver, with its browsers. It ends with the last test that runs.
struct Driver {
    child: Child,
    /// When nobody holds it any more, the driver and its browsers end: whatever became of the tests.
    lifeline: Option<ChildStdin>,
    port: u16,
    /// Browsers that a test is done with: to start one takes longer than most tests.
    idle: Mutex<Vec<Client>>,
    /// What they leave behind.
    _folder: TempDir,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to, it ends its browsers first. It may have ended by itself.
        let ended = shut_down(self.port);
        if cfg!(not(unix)) && ended.is_err() {
            let _ = self.child.kill();
        }
        drop(self.lifeline.take());
        let _ = self.child.wait();
    }
}

/// Resolves when the driver has done so.
fn shut_down(port: u16) -> io::Result<()> {
    let mut driver = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    driver.set_read_timeout(Some(FAREWELL))?;
    driver.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    driver.read_to_end(&mut Vec::new()).map(drop)
}

/// Where browsers are talked to: they outlive the test that has started them, and its runtime.
static BROWSERS: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Builder::new_multi_thread();
    runtime.worker_threads(1).enable_all().build().unwrap()
});

/// The driver, while there is one.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

fn driver() -> Option<Arc<Driver>> {
    let mut shared = lock(&DRIVER);
    if let Some(driver) = shared.upgrade() {
        return Some(driver);
    }
    let driver = Arc::new(new_driver()?);
    *shared = Arc::downgrade(&driver);
    Some(driver)
}

/// A test that has failed has left nothing half done here.
fn lock<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

fn new_driver() -> Option<Driver> {
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

/// The driver, for itself: it lives until it is told to end.
const DRIVER_PROGRAM: &str = "chromedriver";

/// A shell keeps it, in a process group with its browsers, and ends them all when the lifeline is let go. The driver has its
/// output alone, so that the end of that is the driver's. As shells do, it ends with 127 if there is no such program.
#[cfg(unix)]
const KEEPER: &str = r#"command -v "$1" >/dev/null || exit 127; "$@" & exec >&-; read -r _; kill -TERM -$$"#;

#[cfg(unix)]
fn command() -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    command
        .args(["-c", KEEPER, "sh", DRIVER_PROGRAM])
        .process_group(0);
    command
}

#[cfg(not(unix))]
fn command() -> Command {
    Command::new(DRIVER_PROGRAM)
}

/// `None` if it ended at once: it takes a port that is free in one family of addresses, and ends if the same port is not free
/// in the other.
fn start(said: &mut String) -> io::Result<Option<Driver>> {
    let folder = tempfile::tempdir()?;
    let mut child = command()
        .arg("--port=0")
        // It names no other way to say where browsers keep what they need for a while.
        .envs(["TMPDIR", "TMP", "TEMP"].map(|name| (name, folder.path())))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let lifeline = child.stdin.take();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let port = lines.map_while(Result::ok).find_map(|line| {
        *said += &line;
        said.push('\n');
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        drop(lifeline);
        return match child.wait()?.code() {
            Some(127) => Err(io::ErrorKind::NotFound.into()),
            _ => Ok(None),
        };
    };
    Ok(Some(Driver {
        child,
        lifeline,
        port,
        idle: Mutex::default(),
        _folder: folder,
    }))
}

impl Driver {
    /// One that shows nothing yet, and remembers nothing.
    async fn browser(&self) -> Client {
        let idle = lock(&self.idle).pop();
        match idle {
            Some(client) => client,
            None => BROWSERS.spawn(browser(self.port)).await.unwrap(),
        }
    }
}

async fn browser(driver: u16) -> Client {
    let options = json!({
        "goog:chromeOptions": { "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            format!("--window-size={},{}", WINDOW.0, WINDOW.1), "--force-prefers-reduced-motion", "--lang=en-US",
        ], "prefs": { "profile.content_settings.exceptions.clipboard": { "*,*": { "setting": 1 } } } },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    let Value::Object(options) = options else {
        unreachable!("it is one")
    };
    ClientBuilder::new(HttpConnector::new())
        .capabilities(options)
        .connect(&format!("http://127.0.0.1:{driver}"))
        .await
        .unwrap()
}

/// The script that finds the first of these elements, if it is seen.
fn first(css: &str) -> String {
    let css = json!(css);
    format!("[document.querySelector({css})].find((it) => it && ({SEEN})(it)) ?? null")
}

/// The script that finds the first of these that is seen with this in its text.
fn first_with(css: &str, text: &str) -> String {
    let (css, text) = (json!(css), json!(text));
    format!(
        "[...document.querySelectorAll({css})].find((it) => ({SEEN})(it) && it.innerText?.includes({text})) ?? null"
    )
}

impl Screen {
    /// An empty one. `None` where there is no browser.
    pub async fn new() -> Option<Screen> {
        let driver = driver()?;
        Some(Screen {
            client: driver.browser().await,
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
            client: self.driver.browser().await,
            driver: Arc::clone(&self.driver),
            patience: self.patience,
        }
    }

    /// Is a phone from now on: as large as one, and used with fingers. Or is none any more.
    pub async fn is_a_phone(&self, phone: bool) {
        if phone {
            let size = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
            self.devtool("Emulation.setDeviceMetricsOverride", size).await;
        } else {
            self.devtool("Emulation.clearDeviceMetricsOverride", json!({}))
                .await;
        }
        self.devtool("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }))
            .await;
    }

    /// What WebDriver has no words for, and this browser's driver has.
    async fn devtool(&self, name: &str, params: Value) {
        let session = self.client.session_id().await.unwrap().unwrap();
        let port = self.driver.port;
        let asked = reqwest::Client::new()
            .post(format!(
                "http://127.0.0.1:{port}/session/{session}/goog/cdp/execute"
            ))
            .body(json!({ "cmd": name, "params": params }).to_string());
        let answer = asked.send().await.unwrap();
        assert!(answer.status().is_success(), "{name}: {answer:?}");
    }

    /// Shows the page that is served there.
    pub async fn goes_to(&self, address: &str) {
        self.client.goto(address).await.unwrap();
        self.the(".writing").await;
    }

    /// The first element, once it is there to be seen.
    pub async fn the(&self, css: &str) -> Element {
        let first = first(css);
        self.until(&format!("there is no {css}"), async || self.element(&first).await)
            .await
    }

    /// The first of these elements with this in its text, once there is one.
    pub async fn the_one(&self, css: &str, text: &str) -> Element {
        let found = first_with(css, text);
        self.until(&format!("no {css} says {text:?}"), async || {
            self.element(&found).await
        })
        .await
    }

    /// What a script finds, if that is an element.
    async fn element(&self, script: &str) -> Option<Element> {
        let found = self.reads(script).await;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id),
        ))
    }

    /// Waits until one of these elements says this.
    pub async fn sees(&self, css: &str, text: &str) {
        self.the_one(css, text).await;
    }

    /// Waits until there is none of these any more.
    pub async fn sees_no(&self, css: &str) {
        let css_ = json!(css);
        let gone = format!("![...document.querySelectorAll({css_})].some({SEEN})");
        self.until(&format!("there still is {css}"), async || {
            (self.reads(&gone).await == json!(true)).then_some(())
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

    /// What was copied last.
    pub async fn clipboard(&self) -> Value {
        let script = "navigator.clipboard.readText().then(arguments[0], arguments[0])";
        self.client.execute_async(script, Vec::new()).await.unwrap()
    }

    pub async fn clicks(&self, css: &str) {
        self.clicks_what(&first(css), &format!("there is no {css} to click"))
            .await;
    }

    /// Clicks the one with this in its text.
    pub async fn clicks_the(&self, css: &str, text: &str) {
        let otherwise = format!("no {css} to click says {text:?}");
        self.clicks_what(&first_with(css, text), &otherwise).await;
    }

    /// What is drawn anew between a look and the click is looked for once more.
    async fn clicks_what(&self, script: &str, otherwise: &str) {
        self.until(otherwise, async || self.element(script).await?.click().await.ok())
            .await;
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
        let entry = first_with(".menu [role=menuitemradio]", name);
        let is_so = format!(
            "document.querySelector('.who-words strong')?.textContent === {}",
            json!(name)
        );
        // The click takes the menu away, and on a busy machine the driver may call that an error.
        self.until(&format!("nobody becomes {name:?}"), async || {
            if self.reads(&is_so).await == json!(true) {
                return Some(());
            }
            let clicked = self.element(&entry).await?.click().await;
            clicked.ok().and(None)
        })
        .await;
    }

    /// Opens the menu of the message that says this, and picks from it.
    pub async fn menu_of(&self, message: &str, entry: &str) {
        self.opens_menu(self.the_one(".message .content", message).await, entry)
            .await;
    }

    /// The same where a message has something else.
    pub async fn menu_of_the(&self, css: &str, entry: &str) {
        self.opens_menu(self.the(css).await, entry).await;
    }

    async fn opens_menu(&self, message: Element, entry: &str) {
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

    /// Ends it. The page must have found no fault with itself. The browser is another test's then.
    pub async fn ends(&self) {
        let faults = self.reads("window.faults ?? []").await;
        assert_eq!(faults, json!([]), "errors in the page");
        self.reads("(localStorage.clear(), sessionStorage.clear())").await;
        self.client.goto("about:blank").await.unwrap();
        self.client.set_window_size(WINDOW.0, WINDOW.1).await.unwrap();
        lock(&self.driver.idle).push(self.client.clone());
    }
}

#[cfg(unix)]
#[test]
fn a_driver_ends_when_nobody_holds_it() {
    let Some(mut driver) = new_driver() else { return };
    let answers = |port| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
    assert!(answers(driver.port));
    drop(driver.lifeline.take());
    driver.child.wait().unwrap();
    // The shell that kept it is told to end with it, and may be the first.
    while answers(driver.port) {
        std::thread::yield_now();
    }
}
