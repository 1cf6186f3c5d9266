### 강의가 하는 말, 한국어. en.ftl과 키가 같아야 하고, 테스트가 둘을 비교해요. 변수는 { $name }처럼 써요.

## Everywhere ---------------------------------------------------------------------------------------------------------

points-of = { $of }점 중 { $points }점

## course -------------------------------------------------------------------------------------------------------------

course-not-here = { $folder } 폴더는 강의 안에 있지 않아요. clone한 폴더로 들어가서 다시 해 보세요.
course-no-such-lesson = "{ $asked }" 수업은 없어요. 있는 수업: { $known }.
course-cannot-read = { $file } 파일을 읽을 수 없어요: { $error }
course-cannot-write = { $file } 파일에 쓸 수 없어요: { $error }
course-bad-lesson = { $file }: { $problem }

## build --------------------------------------------------------------------------------------------------------------

build-dependencies = 수업에 필요한 것을 빌드하는 중
build-dependencies-once = 수업에 필요한 것을 빌드해요. 몇 분 걸리지만 한 번만 하면 돼요.
build-waits = 다른 cargo가 여기서 빌드하고 있어요(편집기일 수도 있어요). 끝날 때까지 기다려요 …
build-cargo-failed = cargo가 빌드하지 못했어요. `cargo camp doctor`가 이 컴퓨터에 빠진 것을 찾아 줘요. cargo가 한 말:
    { $said }
build-unreadable = 컴파일러가 사람이 읽을 수 없을 만큼 길거나 깊은 메시지를 냈어요.
build-no-cargo = cargo를 시작할 수 없어요: { $error }. https://rustup.rs 에서 Rust를 설치하고 터미널을 새로 여세요.
build-cannot-watch = { $folder } 폴더의 변경을 지켜볼 수 없어요: { $error }

rustc-e0004 = `match`에 빠진 경우가 있어요. 위에 적힌 경우마다 갈래를 하나씩 더하세요.
rustc-e0061 = 함수가 받는 값의 개수와 넘겨준 값의 개수가 달라요.
rustc-e0063 = 값이 없는 필드가 있어요. 위에 적힌 필드마다 값을 넣으세요.
rustc-e0277 = 이 타입은 여기서 필요한 일을 할 수 없어요. 무엇이 빠졌는지는 «required by» 줄에 있어요.
rustc-e0282 = 어떤 타입인지 Rust가 알 수 없어요. `let 이름: 타입 = …`처럼 적어 주세요.
rustc-e0308 = 필요한 타입과 실제 타입이 달라요. «expected»(필요한 것)와 «found»(실제)를 비교해 보세요.
rustc-e0382 = 이 값은 이미 다른 곳으로 넘어가서(move) 여기에는 없어요. `&`로 빌려 주거나 `.clone()`으로 복사하세요.
rustc-e0384 = 변수의 값을 바꾸려면 `let mut`로 선언해야 해요.
rustc-e0425 = 이런 이름은 여기에 없어요. 오타이거나, 다른 함수 안에 있는 변수일 수 있어요.
rustc-e0432 = `use`가 이 경로를 찾지 못했어요. 철자를 확인하고, 크레이트가 Cargo.toml에 있는지 보세요.
rustc-e0433 = `::` 앞의 이름을 알 수 없어요. `use` 줄이 빠지지 않았나요?
rustc-e0502 = `&`로 읽고 있는 동안에는 값을 바꿀 수 없어요. 하나를 먼저 끝내고 다른 하나를 하세요.
rustc-e0505 = 아직 빌려 간 곳이 있어서 이 값을 넘겨줄 수 없어요.
rustc-e0596 = `let mut`로 만들었거나 `&mut`로 빌려 온 것만 바꿀 수 있어요.
rustc-e0599 = 이 타입에는 그런 메서드가 없어요. 철자를 확인하고, `Option`이나 `Result`를 먼저 풀어야 하는지 보세요.
rustc-e0603 = 그 모듈 안에서만 쓸 수 있는 것이에요. 밖에서는 앞에 `pub`가 붙은 것만 쓸 수 있어요.
rustc-unused-must-use = 여기서 돌려받은 것을 그냥 지나치면 안 돼요. `Result`라면 `?`를 붙여 위로 넘기세요.
rustc-await = 아직 값이 아니라 `Future`, 언젠가 값이 나올 일이에요. 부르는 곳 뒤에 `.await`가 빠졌어요.
rustc-no-value = 함수가 값을 돌려주지 않고 끝나요. 돌려줄 값을 마지막 줄에 적고, 그 뒤에 `;`를 찍지 마세요.

## The commands: list, check, watch, hint, reset, doctor, report ----------------------------------------------------------

check-did-not-compile = 코드가 아직 컴파일되지 않아요.
check-cannot-run = 확인을 실행할 수 없어요: { $error }
check-no-room = { $folder } 위치의 디스크에 { $free } MiB밖에 남지 않았어요. { $needed } MiB가 필요해요. 자리를 비우고 다시 해 보세요.
check-no-result = 이 과제의 결과 없이 확인이 끝났어요.
check-strange-result = 다른 것을 확인했어요. 이 수업의 과제가 아닌 결과가 나왔어요: { $file }

minutes = { $minutes }분
state-open = 시작 전
state-started = 시작함, 아직 확인 안 함
state-failing = 지금까지 { $of }점 중 { $points }점
state-done = 완료
state-passed = 통과
state-to-do = 할 일
state-not-started = 시작 전
state-not-yet = 아직
state-not-checked = 확인 안 함

start-title = 여기서 시작하세요: 수업 { $lesson }
start-steps =
    {"  "}1. { $readme } 파일을 열어 읽으세요.
    {"  "}2. { $file } 파일을 열어 todo!(…)가 있는 { $line }번째 줄을 완성하세요.
start-check-typed = {"  "}3. 저장하고 입력하세요: cargo camp check { $number }
start-check-at-save = {"  "}3. 저장하세요. 저장할 때마다 확인해요.

list-title = botcamp: 인사하는 봇에서 살아 있는 데이터베이스를 가진 봇까지
list-open-is-no-error = «시작 전»은 아직 손대지 않았다는 뜻이지, 오류가 아니에요.
list-next = 다음: 수업 { $lesson }. 입력하세요: cargo camp watch { $number }
list-all-done = 모든 수업을 마쳤어요. 축하해요!

result-open = 수업 { $lesson }: 아직 시작 전이에요. 코드가 받은 그대로일 뿐, 잘못된 것은 없어요.
result-open-expected = `{ $task }` 과제가 기대하는 대화예요:
result-did-not-compile = 수업 { $lesson }: 아직 컴파일되지 않아요. Rust가 하는 말은 이래요:
result-mend-first = 첫 번째 메시지부터 고치고 저장하세요. 나머지는 함께 사라질 때가 많아요.
result-others = 맞지 않은 것이 { $count }개 더 있어요. 이것부터 하세요.
result-offer-help = { $count }번 확인했지만 아직 맞지 않아요. `cargo camp hint { $number }`로 힌트를 보거나, `cargo camp report`가 보여 주는 내용을 도와줄 사람에게 보내세요.
result-done = 수업 { $lesson }: 완료했어요.
result-next = 다음: 수업 { $lesson }. { $readme } 파일을 읽으세요.
result-last = 마지막 수업이었어요.

watch-checking = 수업 { $lesson } 확인 중 …
watch-keys = [c] 확인  [h] 힌트  [l] 목록  [t] 대화  [p] 페이지  [n] 다음 수업  [q] 끝내기
watch-background = 수업 { $number } 준비
watch-ready = 수업 { $number } 준비가 끝났어요.

hint-title = 과제 { $number } `{ $task }`의 힌트 { $rung }/{ $of }
hint-more = 다시 물으면 다음 힌트가 나와요.
hint-was-last = 마지막 힌트였어요. `cargo camp report`가 보여 주는 내용을 도와줄 사람에게 보내세요.
hint-none = `{ $task }` 과제에는 힌트가 없어요.
hint-not-needed = 수업 { $lesson }: 모든 과제를 통과해서 힌트가 필요 없어요.

reset-done = 수업 { $lesson }: 처음 코드로 되돌렸어요. 쓰던 코드는 { $kept } 폴더에 있어요.
reset-nothing = 수업 { $lesson }: 이미 처음 코드 그대로예요. 바꾼 것은 없어요.

talk-no-bot-yet = 수업 { $lesson }은 아직 봇이 아니라 한 줄을 출력하는 프로그램이에요. 이렇게 실행하세요: cargo run -p { $package } -- 하나

doctor-good = 좋음
doctor-bad = 고칠 것
doctor-all-good = 이 컴퓨터는 강의에 필요한 것을 모두 갖추고 있어요.
doctor-some-bad = 고칠 것이 { $count }개 있어요. 화살표 뒤의 내용대로 한 다음 다시 입력하세요: cargo camp doctor
doctor-rust = Rust { $found } (강의에는 { $needed } 이상이 필요해요)
doctor-rust-old = Rust { $found }은 강의에 필요한 { $needed }보다 오래됐어요
doctor-linker = rustc가 프로그램을 빌드하고 링크해요
doctor-linker-bad = rustc가 프로그램을 빌드하지 못해요: { $error }
doctor-cargo-home = cargo 폴더에 쓸 수 있어요
doctor-cargo-home-bad = cargo 폴더 { $folder }에 쓸 수 없어요: { $error }
doctor-no-home = 홈 폴더가 없어서 cargo가 쓸 곳이 없어요
doctor-disk = 디스크에 { $free } GiB가 남아 있어요 (강의를 빌드하는 데 { $needed } GiB가 필요해요)
doctor-disk-full = 디스크에 { $free } GiB만 남아 있어요. 강의를 빌드하는 데 { $needed } GiB가 필요해요
doctor-disk-mend = 자리를 만들거나, CARGO_TARGET_DIR을 다른 디스크의 폴더로 정하세요
doctor-disk-unknown = 디스크에 얼마나 남아 있는지 알 수 없었어요
doctor-loopback = 이 컴퓨터의 프로그램끼리 127.0.0.1로 통신할 수 있어요
doctor-loopback-bad = 이 컴퓨터의 프로그램끼리 127.0.0.1로 통신할 수 없어요: { $error }
doctor-loopback-mend = 방화벽이나 백신에서 127.0.0.1 연결을 허용하세요
doctor-encoding = 터미널 인코딩이 UTF-8이에요
doctor-encoding-bad = 터미널 인코딩({ $found })이 UTF-8이 아니라서 한글이 깨져 보일 수 있어요
doctor-git = git이 있고, 누가 커밋하는지 알고 있어요
doctor-no-git = git이 없어요
doctor-git-no-name = git이 누가 커밋하는지 몰라서 커밋할 수 없어요
doctor-env = 토큰을 적는 .env 파일을 git이 무시해요
doctor-env-not-ignored = git이 .env를 무시하지 않아요. 그 안의 토큰이 push될 수 있어요
doctor-env-tracked = .env 파일이 리포지토리에 들어 있어요. 토큰이 한 번이라도 push됐다면 https://discord.com/developers 에서 토큰을 새로 만드세요
doctor-env-tracked-mend = git rm --cached .env && echo .env >> .gitignore
doctor-env-no-repository = 이 폴더는 git 리포지토리가 아니라서 토큰이 push될 일이 없어요

report-how-to = 도움을 청할 때 아래 내용을 붙여 넣으세요. 토큰, 사용자 이름, 내 폴더 이름은 들어 있지 않아요.

help-camp = Discord 봇 만들기 강의. 오프라인 Discord가 들어 있어요
help-lesson = LESSON은 3, 03, json-read, 03-json-read처럼 써요. 명령이 없으면 다음 수업을 지켜봐요(watch).
help-usage = 사용법:
help-commands = 명령
help-arguments = 인자
help-options = 옵션
help-help = 이 도움말
help-version = 버전
help-example = 예: { $example }
help-list = 수업과 과제, 끝낸 것, 다음에 할 것
help-check = 수업 하나를 확인해요 (LESSON이 없으면 다음 수업)
help-watch = 저장할 때마다 수업을 다시 확인해요
help-talk = 터미널에서 내 봇과 대화해요
help-offline = 오프라인 Discord만 켜요. 어떤 봇이든 연결할 수 있어요
help-offline-port = 127.0.0.1의 포트 (없으면 비어 있는 포트를 써요)
help-offline-world = 서버의 채널, 역할, 멤버를 적은 JSON 파일 (아래에 예시가 있어요)
help-offline-interactions = 봇이 게이트웨이 대신 HTTP로 상호작용을 받는 주소, 예: http://127.0.0.1:3000/interactions
help-offline-interactions-anywhere = 그 주소가 다른 컴퓨터에 있어도 되게 해요
help-offline-library = 이 라이브러리의 코드만 보여 줘요: discord.js, discord.py, serenity, twilight
help-offline-record = 봇과 Discord가 주고받는 것을 모두 이 파일에 JSON으로 한 줄씩 남겨요 (파일은 이름과 크기만). 이미 있는 파일은 새로 써요
help-hint = 다음 힌트
help-reset = 처음 코드로 되돌려요. 쓰던 코드는 옆에 남겨 둬요
help-doctor = 이 컴퓨터에서 고칠 것과 고치는 방법
help-report = 도움을 청할 때 붙여 넣을 내용
help-grade = 결과와 점수, 사람과 프로그램이 읽을 수 있게
help-template = 학생에게 줄 강의를 써요: 답안을 뺀 수업
help-grade-lessons = 통과해야 하는 수업 (없으면 모두 채점하고, 하다 만 것은 실패로 보지 않아요)
help-grade-format = 결과를 읽을 곳
help-grade-from = 채점하지 않고, --out으로 써 둔 이 결과를 보여 줘요
help-grade-details = 실패를 얼마나 자세히 보여 줄지: 기대한 대화까지(full), 봇이 한 말만(own), 아무것도(none)
help-grade-strict = 모든 과제를 통과해야 해요
help-grade-submission = 대신 이 체크아웃을 채점해요. 그 안의 lessons/*/src만 보고, 아무것도 믿지 않아요
help-grade-rounds = 아무도 미리 알 수 없는 다른 값으로 이만큼 더 물어요. --submission과 답안이 있어야 해요 (적지 않으면 답안이 있을 때 3번)
help-grade-seed = 그 값을 뽑는 시드. 같은 것을 다시 물을 수 있어요. --submission이 없으면 그 값으로 나눈 대화를 보여 줘요
help-grade-out = 결과를 이 파일에 JSON으로도 써요
help-grade-previous = 지난번 결과: 그때 통과한 것은 지금도 통과해야 해요
help-gradebook = 반 전체의 결과를 한 페이지(gradebook.html)와 표로 만들어요. 결과가 아직 없는 체크아웃은 채점해요
help-gradebook-folders = 학생들의 체크아웃이나 결과가 있는 폴더. 결과는 grade --out이 쓴 것이나 gh run download가 받은 것
help-gradebook-roster = 수강생 명단: Classroom 50이나 GitHub Classroom의 CSV 파일
help-gradebook-received = 서버가 언제 무엇을 받았는지: gh가 출력한 JSON이나 직접 만든 CSV 표. 파일 하나, 또는 학생마다 파일이 하나씩 있는 폴더
help-gradebook-deadline = 마감 시각, 예: 2026-03-09T23:59+09:00. 앞에 02=를 붙이면 수업 02에만 적용돼요
help-gradebook-lesson = 이 수업만. 여러 번 쓸 수 있어요
help-gradebook-out = 모든 것을 쓰고 결과를 남겨 둘 폴더
help-gradebook-rounds = 아무도 미리 알 수 없는 다른 값으로 이만큼 더 물어요 (없으면 3번). 답안이 있어야 해요
help-gradebook-seed = 그 값을 뽑는 시드
help-gradebook-jobs = 동시에 채점할 수업의 수 (없으면 프로세서 수보다 하나 많게)
help-gradebook-accept-rehearsals = 학생의 복사본이 스스로 낸 결과도 점수에 넣어요

classroom50-missing = 필요한 환경 변수가 없어요: { $variable }. 이 형식은 Classroom 50의 채점기가 쓰는 것이고, 변수는 그 runner가 정해 줘요.
grade-unjudged = 채점하지 못한 과제: { $tasks }. 학생 탓이 아니니 다시 채점해 주세요.

## stage --------------------------------------------------------------------------------------------------------------

stage-expected = 기대
stage-said = 실제
stage-passed = { $task }: 통과했어요.
stage-wrong = { $task }: 기대와 달라요. 대화가 갈라지는 곳을 보여 드릴게요. «기대»는 과제가 바라는 말, «실제»는 봇이 한 말이에요.
stage-wrong-hidden = { $task }: 기대와 달라요.
stage-wrong-with-others = { $task }: 기대 대화에 나온 값으로는 맞지만 다른 값으로는 틀려요. 대답을 코드에 그대로 적어 두면 안 돼요. 대답은 묻는 말과 데이터에서 나와야 해요.
stage-same-again = 내 봇에 같은 값으로 물어보려면: cargo camp grade LESSON --seed { $seed }
stage-not-started = { $task }: 아직 시작하지 않았어요. 여기서 시작하세요: { $file } 파일 { $line }번째 줄의 todo!
stage-crashed = { $task }: 대화하는 도중에 봇이 멈췄어요({ $how }). 봇은 끄라고 할 때까지 계속 돌아가야 해요.
stage-broke-rules = { $task }: 기대와 달라요. 게다가 도중에 Discord가 봇의 요청을 거절했어요: { $rule }
stage-unstable = { $task }: 똑같이 두 번 물었는데 봇의 대답이 서로 달랐어요. 대답은 묻는 말과 데이터에서만 나와야 해요. 우연이나 지금 시각, 전에 남은 것에 따라 달라지면 안 돼요.
stage-first-time = 처음
stage-second-time = 다시
stage-skipped = { $task }: { $after } 과제를 통과하면 차례가 와요. 그 과제 위에 쌓는 과제예요.
stage-registered-nothing = { $task }: 봇이 연결은 되었는데 10초 안에 명령어를 등록하지 않았어요. `setup`에서 오류가 났거나 `register_globally`까지 가지 못한 건 아닌지 보세요.
stage-not-connected = { $task }: 봇이 10초 안에 Discord에 연결하지 않았어요. `main`에서 클라이언트를 시작하고 `.await`하는지 보세요.
stage-no-end = { $task }: 5분이 지나도 대화가 끝나지 않았어요. 봇이 말을 건 사람을 너무 오래 기다리게 해요. 명령어마다 답을 하나요?
stage-not-graded = { $task }: 확인하지 못했어요. 점수는 깎이지 않아요. 까닭: { $why }
stage-not-covered = 도중에 봇이 오프라인 Discord에 없는 기능을 썼어요. 여러분의 잘못이 아니에요. 다른 방법으로 해 보거나 선생님께 알려 주세요.
stage-last-words = 봇이 직접 출력한 내용:
stage-whole-conversation = 전체 기대 대화: { $path }
stage-as-it-was = 실제로 나눈 대화예요:
stage-skipped-full-disk = 건너뜀: 이 시스템에서는 봇의 디스크를 가득 채워 볼 수 없어요. 리눅스에서는 할 수 있어요.
stage-differs-by-normalisation = 똑같아 보이지만 유니코드 문자를 조합한 방식(정규화: NFC, NFD)이 달라요. 글자를 다시 입력해 보세요.
stage-differs-by-invisible = 똑같아 보이지만 눈에 보이지 않는 문자가 하나 섞여 있어요. 지우고 다시 입력해 보세요.

## talk ---------------------------------------------------------------------------------------------------------------

talk-welcome = 지금부터 alice로 말해요. /hello 같은 명령어나 메시지를 입력해 보세요. ?는 명령어 목록, @bora는 bora로 바꾸기, Ctrl-D는 끝내기예요.
talk-you-are = 이제 { $name }의 자리에서 말해요.
talk-you-are-not = { $name }은 여러분의 봇이라서 그 자리에서는 말할 수 없어요. 그대로 있을게요.
talk-no-bot = (연결된 봇이 없어요)
talk-no-commands = (봇이 아직 명령어를 등록하지 않았어요)
talk-bot-stopped = 봇이 멈췄어요({ $how }). 마지막으로 출력한 내용은 위에 있어요.

## offline ------------------------------------------------------------------------------------------------------------

offline-here =
    오프라인 Discord가 켜졌어요. 이 컴퓨터의 프로그램만 연결할 수 있어요.

        DISCORD_API={ $address }
        DISCORD_TOKEN={ $token }

    이 강의의 봇은 이 두 값을 환경 변수에서 읽어요. 다른 값이 더 필요하면, 애플리케이션 ID(client id)는 { $application }, 서버 ID(guild id)는 { $server }예요. 모두 켤 때마다 새로 만들어요.
offline-libraries = 이 강의 밖에서 만든 봇이나 다른 라이브러리를 쓰는 봇도 코드 몇 줄만 고치면 여기로 들어와요. 나머지는 그대로 두세요. (한 라이브러리만 보려면 --library 뒤에 discord.js, discord.py, serenity, twilight 가운데 하나를 적으세요.)
offline-serenity = serenity: Client::builder(…) 대신 아래처럼 쓰세요. proxy와 ratelimiter_disabled는 둘 다 있어야 해요. 하나라도 빠지면 진짜 Discord로 연결돼요. (요청 수 제한을 꺼 두었기 때문에, 너무 자주 보낸 요청은 저절로 다시 보내지지 않고 상태 429 오류로 끝나요.)
offline-twilight = twilight: Client::new(…)와 Shard::new(…) 대신 아래처럼 쓰고, 이어서 Shard::with_config(ShardId::ONE, config)를 쓰세요. (실행했을 때 CryptoProvider가 없다고 하면, main 맨 앞에 rustls::crypto::ring::default_provider().install_default()를 적으세요. TLS를 쓰지 않아도 twilight는 이것을 찾아요.)
offline-discord-js = discord.js: new Client(…)와 client.login(…) 대신 아래처럼 쓰세요. 명령어를 등록하는 프로그램이 따로 있다면, 거기서는 new REST() 대신 new REST({"{"} api: '{ $address }/api' {"}"})라고 쓰세요.
offline-discord-py = discord.py: import discord 아래에 적고, 끝에서 client.run(TOKEN)을 부르세요.
offline-others = 다른 라이브러리를 쓴다면 REST API 주소는 { $address }/api/v10 이고, 게이트웨이 주소는 거기에서 알려 줘요.
offline-interactions =
    상호작용을 HTTP로 받는 봇은 이 공개 키로 서명을 확인해요. 봇이 기다리는 주소는 --interactions로 알려 주거나, 봇이 직접 PATCH { $address }/api/v10/applications/@me 로 알려 줘요.

        DISCORD_PUBLIC_KEY={ $key }
offline-interactions-at =
    { $url }의 봇이 PING에 답하고 잘못된 서명을 거절하면 그때부터 상호작용을 거기로 보내요. 서명은 이 공개 키로 확인해요.

        DISCORD_PUBLIC_KEY={ $key }
offline-interactions-wrong = 상호작용을 받을 주소로 쓸 수 없어요: { $url }
    { $why }
offline-interactions-elsewhere = 이 컴퓨터의 주소가 아니에요: { $url }
    다른 컴퓨터로 보내려는 것이 맞다면 --interactions-anywhere를 함께 쓰세요.
offline-no-url = http://127.0.0.1:3000/interactions 처럼 전부 적으세요.
offline-no-http = 오프라인 Discord는 http만 써요. http://127.0.0.1:3000/interactions 처럼 적으세요.
offline-talk = 지금부터 alice로 말해요. /hello 같은 명령어나 메시지를 입력해 보세요. ?는 명령어 목록, @bora는 bora로 바꾸기, Ctrl-C는 끝내기예요. 버튼, 메뉴, 입력창, 파일, 다른 채널은 브라우저 페이지에서 쓸 수 있어요.
offline-bot-came = 봇이 들어왔어요.
offline-bot-registered = 봇이 명령어를 등록했어요. ?를 입력하면 볼 수 있어요.
offline-bot-left = 봇이 나갔어요.
offline-port-taken = { $port }번 포트는 다른 프로그램이 쓰고 있어요. --port로 다른 포트를 고르거나 --port를 빼세요.
offline-world-wrong = { $file } { $line }번째 줄: { $problem }
offline-world-form =
    { $said }.
    쓸 수 있는 항목을 모두 적은 예시예요. "channels"만 꼭 있으면 돼요.
    { $example }
offline-world-twice = 이미 있는 이름이에요: "{ $name }". 다른 이름을 쓰세요.
offline-world-no-channel =
    서버에 채널이 없어요. 이 파일처럼 하나는 적어 주세요.
    { $example }
offline-world-no-role = 없는 역할이에요: "{ $name }". "roles"에 적거나, 있는 것 가운데 고르세요: { $known }
offline-world-no-permission = 없는 권한이에요: "{ $name }". 권한은 이런 것들이 있어요: { $known }
offline-world-no-language = 없는 언어예요: "{ $name }". 언어는 이런 것들이 있어요: { $known }
offline-world-length = "{ $name }": { $length }글자예요. Discord에서는 { $least }~{ $most }글자만 쓸 수 있어요.

## grade and template ------------------------------------------------------------------------------------------------

grade-rehearsal = 여러분의 사본에서 한 연습 채점이에요. 최종 결과는 강사의 채점으로 정해져요.
grade-next = 다음: { $lesson } 과제 { $task }
grade-all-done = 모두 완료
grade-lesson = { $of }점 중 { $points }점
grade-lesson-open = 시작 전
grade-lesson-not-compiled = 컴파일되지 않음
grade-passed = 통과
grade-wrong = 기대와 다름
grade-not-started = 시작 전
grade-crashed = 봇이 멈춤 ({ $how })
grade-broke-rules = Discord의 규칙을 어김
grade-unstable = 같은 물음에 다른 대답
grade-skipped = 과제 { $task } 먼저
grade-timed-out = 봇이 너무 오래 걸림
grade-not-graded = 확인하지 못함
grade-not-compiled = 컴파일되지 않음
grade-red-compile = { $lesson } 수업이 컴파일되지 않아요.
grade-red-before = { $lesson }: 전에 통과했던 { $task } 과제가 지금은 통과하지 못해요.
grade-red-not-passed = { $lesson }: { $task } 과제를 아직 통과하지 못했어요.
grade-red-refused = { $lesson }: 제출한 그대로는 채점할 수 없어요.
grade-refused = 받을 수 없음
rounds-no-reference = 여기에는 이 수업의 답안이 없어서 다른 값으로 물었을 때 무엇이 맞는지 알 수 없어요. 강의 전체를 클론해서 채점하거나, --rounds 0으로 다른 값을 묻지 마세요.
rounds-reference-failed = 다른 값으로는 답안에 물어볼 수 없어요(시드 { $seed }): { $error }
grade-waits = 채점하는 중: { $folder }
grade-waits-for-the-solution = { $lesson }: 답안에 다른 값으로 물어보는 중
grade-sealed = 채점한 폴더: { $folder }
seal-no-place = { $folder }에서 한꺼번에 너무 많은 채점이 돌고 있어요.
seal-no-submission = { $folder }에 lessons/ 폴더가 없어요. 체크아웃의 맨 위 폴더를 적어 주세요.
seal-reads = { $file } 파일을 읽어요. 프로그램은 수업의 src/와 라이브러리로만 만들 수 있어요.
seal-not-a-folder = { $file } 폴더가 폴더가 아니에요.
seal-not-regular = { $file } 파일이 일반 파일이 아니에요. 링크나 장치 파일은 받지 않아요.
seal-kind = { $file } 파일은 이 수업에서 쓰지 않는 종류예요. src/에서 빼 주세요.
seal-name = { $file } 파일의 이름이 글자가 아니에요.
seal-not-text = { $file } 파일이 UTF-8이 아니에요. UTF-8로 저장해 주세요.
seal-too-deep = { $file } 파일이 너무 깊이 있어요. 폴더를 덜 겹쳐 주세요.
seal-too-much = { $file } 파일이 한도를 넘어요. 파일 하나는 256 KiB까지, 수업 하나는 파일 200개까지예요.
seal-compiler-stopped = 컴파일러가 끝까지 가지 못했어요({ $why }). 이 소스는 모든 수업을 합친 것보다 많은 시간이나 메모리를 쓰게 해요.
grade-earlier-other-version = 이전 결과는 다른 버전의 강의가 쓴 것이라 비교하지 않아요.
grade-from-other-version = 다른 버전의 강의가 쓴 결과예요. 다시 채점해 주세요.
grade-summary-lesson = 수업
grade-summary-task = 과제
grade-summary-points = 점수
grade-summary-result = 결과
grade-summary-cut = 이 페이지에 담기에는 너무 길어서 나머지는 뺐어요. 전체 내용은 실행 로그에 있어요.
grade-annotation-title = { $lesson } 과제 { $number }: { $title }
grade-annotation-compile = { $lesson } 수업이 컴파일되지 않아요
grade-annotation-next = 다음 과제는 여기에서 시작해요: { $title }

template-written = { $folder }: 학생이 받는 사본이에요. 파일 { $files }개, 답안은 들어 있지 않아요.
template-not-empty = 비어 있지 않은 폴더예요: { $folder }. 아직 없는 폴더를 적어 주세요.
template-next = 확인해 보기: cd { $folder } && cargo run

## play ---------------------------------------------------------------------------------------------------------------

play-here = 페이지 주소: { $address }
play-end = 끝내려면 Ctrl-C를 누르세요.
play-no-bot-yet = 수업 { $lesson }에는 아직 봇이 없어요. 출력만 하는 프로그램이에요. `cargo camp play`는 다음 수업부터 쓸 수 있어요.
play-no-solution = 이 강의 사본에는 답안이 없어요.
play-no-browser = 여기서는 브라우저를 열 수 없어요. 위의 주소를 직접 열어 주세요.
play-port-taken = 다른 프로그램이 { $port }번 포트를 쓰고 있어요. --port로 다른 포트를 고르거나, 빈 포트를 쓰도록 비워 두세요.
help-play = 브라우저의 채팅 페이지에서 봇과 이야기해요. 저장할 때마다 다시 빌드해요
help-play-solution = 답안을 실행해요
help-play-bot = 대신 이 프로그램을 실행해요. DISCORD_TOKEN과 DISCORD_API를 읽는 봇이면 무엇이든 돼요. 파일이 바뀌면 다시 시작해요
help-play-bot-args = -- 뒤에 적은 것을 그 프로그램의 인자로 넘겨요. 예: cargo camp play --bot python3 -- bot.py
help-play-port = 페이지가 쓸 127.0.0.1의 포트. 적지 않으면 빈 포트를 써요
help-play-no-open = 브라우저를 열지 않고 주소만 출력해요
offline-page = 브라우저에서 이야기하려면: { $address }

## The chat page: what it says itself (page-…) ------------------------------------------------------------------------------

page-today-at = 오늘 { $time }
page-channels = 채널
page-members = 멤버
page-private-chats = 개인 대화
page-private-channel = 일부 역할만 볼 수 있는 채널이에요
page-online = 온라인
page-offline = 오프라인
page-status-online = 온라인
page-status-idle = 자리 비움
page-status-dnd = 방해 금지
page-status-offline = 오프라인
page-doing-0 = { $name } 하는 중
page-doing-1 = { $name } 방송하는 중
page-doing-2 = { $name } 듣는 중
page-doing-3 = { $name } 시청 중
page-doing-5 = { $name } 참가 중
page-owner = 소유자
page-bot-online = 봇 온라인
page-bot-offline = 봇 오프라인
page-bot-building = 빌드 중 …
page-you-are = 지금 사용자: { $name }. 다른 사람 되기
page-switch = 사용자 바꾸기
page-be-whom = 누가 되어 볼까요?
page-be = { $name } 되기
page-new-user = 새 사용자 이름
page-join = 들어가기
page-light = 밝게
page-dark = 어둡게
page-welcome = { $place }에 오신 것을 환영해요
page-welcome-text = 봇이 여기 있어요. / 를 입력하면 봇의 명령어가 보여요. 그냥 메시지를 써도 돼요.
page-welcome-no-bot = 여기서 봇과 이야기해요. 봇은 아직 오지 않았어요.
page-write-to = { $place }에 메시지 보내기  ·  명령어는 /
page-write-to-short = { $place }에 메시지 보내기
page-may-not-write = 이 채널에는 글을 쓸 수 없어요.
page-suggestions = 제안
page-attach = 파일 첨부
page-too-large = { $name } 파일이 Discord가 받는 10MB보다 커요.
page-not-read = { $name } 파일을 읽을 수 없어요.
page-remove = 제거
page-send = 보내기
page-not-sent = 강의 도구와 연결이 끊겨 보내지 못했어요. 쓴 내용은 그대로 있어요.
page-drop = 여기에 놓으면 파일을 첨부해요
page-cancel = 취소
page-close = 닫기
page-done = 완료
page-choose = 선택 …
page-search = 검색
page-replying-to = { $name }에게 답장하는 중
page-editing = 메시지를 수정하는 중이에요. 취소하려면 Esc
page-typing = { $name } 님이 입력하고 있어요 …
page-typing-many = { $names } 님이 입력하고 있어요 …
page-used = 님이 사용한 명령어
page-thinking = { $name } 님이 생각하고 있어요 …
page-sending = 보내는 중 …
page-no-response = 애플리케이션이 응답하지 않았어요
page-failed = 상호작용에 실패했어요
page-form-failed = 문제가 생겼어요. 다시 시도해 보세요.
page-dismiss = 메시지 닫기
page-only-you = 나만 볼 수 있어요
page-edited = (수정됨)
page-deleted = 삭제됨
page-answers-deleted = 답장한 메시지가 삭제됐어요
page-something = 글이 없는 메시지
page-unknown-role = 알 수 없는 역할
page-unknown-channel = 알 수 없는 채널
page-spoiler = 스포일러: 눌러서 보기
page-cover = 스포일러
page-picture-elsewhere = 다른 곳의 그림
page-pinned = { $name } 님이 이 채널에 메시지를 고정했어요.
page-started-thread = { $name } 님이 스레드를 시작했어요: { $thread }
page-react = 반응하기
page-other-emoji = 다른 이모지
page-reacted = { $emoji }, { $count }명
page-reply = 답장
page-more = 더 보기
page-edit = 수정
page-delete = 삭제
page-copy = 복사
page-copy-text = 글 복사
page-copy-id = ID 복사
page-copied = 복사했어요
page-uncopied = 브라우저가 복사를 허락하지 않았어요. 여기서 직접 선택해 복사하세요.
page-apps = 앱
page-mention = 멘션
page-mentions = 나에게 온 것 { $count }개
page-private-chat = 개인 대화
page-new-line = 새 메시지
page-unseen = 새 메시지 { $count }개
page-to-newest = 최신 메시지로
page-required = 필수
page-option-required = { $name } 값이 꼭 필요해요.
page-option-empty = { $name } 값을 넣거나 Backspace로 지워 주세요.
page-option-choice = { $name } 값은 목록에서 골라 주세요.
page-option-whole = { $name } 값은 정수여야 해요.
page-option-number = { $name } 값은 숫자여야 해요.
page-option-length = { $name } 값의 범위: { $bounds }
page-characters = { $least }~{ $most }자
page-characters-at-most = { $most }자까지
page-refused-other = Discord가 거절했어요: { $words }
page-refused-name = 이름은 1~{ $most }자여야 해요.
page-refused-too-long = 메시지는 { $most }자까지 쓸 수 있어요.
page-refused-10003 = 이제 없는 채널이에요 (Unknown Channel).
page-refused-10008 = 이제 없는 메시지예요 (Unknown Message).
page-refused-10014 = Discord에 없는 이모지예요 (Unknown Emoji).
page-refused-20016 = 이 채널은 슬로우 모드예요. 조금 기다렸다가 다시 보내세요.
page-refused-30010 = 이 메시지에는 반응을 더 달 수 없어요.
page-refused-40005 = Discord가 받는 크기를 넘었어요.
page-refused-50001 = 이 채널에 들어갈 수 없어요 (Missing Access).
page-refused-50005 = 다른 사람이 쓴 메시지는 수정할 수 없어요.
page-refused-50006 = 빈 메시지는 보낼 수 없어요.
page-refused-50007 = 이 사용자에게는 메시지를 보낼 수 없어요.
page-refused-50008 = 이 채널에는 메시지를 보낼 수 없어요.
page-refused-50013 = 여기서 이렇게 할 권한이 없어요 (Missing Permissions).
page-refused-50021 = Discord가 남긴 메시지에는 할 수 없어요.
page-refused-50083 = 보관된 스레드예요.
page-refused-160005 = 잠긴 스레드예요.
page-refused-no-channel = Discord에 보이지 않는 채널이에요.
page-refused-no-message = Discord에 보이지 않는 메시지예요.
page-refused-no-component = Discord에 보이지 않는 버튼이나 메뉴예요.
page-refused-no-entry = 이 메뉴에 없는 항목이에요.
page-refused-no-entry-as = { $name }에 없는 항목이에요. 고를 수 있는 것: { $offered }
page-refused-entries = 항목을 { $least }~{ $most }개 골라야 해요.
page-refused-entries-as = { $name }에서 항목을 { $least }~{ $most }개 골라야 해요.
page-refused-no-form = 열려 있는 양식이 없어요.
page-refused-no-field = 양식에 { $name } 칸이 없어요. 있는 칸: { $offered }
page-refused-disabled = 지금은 쓸 수 없게 해 두었어요.
page-refused-no-response = 애플리케이션이 응답하지 않았어요
page-refused-no-commands = 봇이 등록한 명령어가 없어요.
page-refused-no-command = 이제 없는 명령어예요.
page-refused-no-subcommand = 없는 하위 명령어예요. 있는 것: { $offered }
page-refused-no-option = 없는 옵션이에요. 있는 것: { $offered }
page-refused-no-options = 이 명령어에는 옵션이 없어요.
page-refused-no-choice = 목록에 없는 값이에요. 고를 수 있는 것: { $offered }
page-refused-no-suggestions = 여기서는 제안할 것이 없어요.
page-refused-missing = 꼭 필요한 값이 빠졌어요: { $names }
page-refused-twice = { $name } 값은 한 번만 넣을 수 있어요.
page-refused-characters = { $name } 값은 { $least }~{ $most }자여야 해요.
page-refused-at-least = { $name } 값은 { $least } 이상이어야 해요.
page-refused-at-most = { $name } 값은 { $most } 이하여야 해요.
page-refused-not-whole = { $name } 값은 정수여야 해요.
page-refused-not-number = { $name } 값은 숫자여야 해요.
page-refused-not-smaller = { $name } 값이 너무 커요.
page-refused-not-boolean = { $name } 값은 True 아니면 False예요.
page-refused-not-member = { $name } 값은 서버의 멤버여야 해요.
page-refused-not-channel = { $name } 값은 서버의 채널이어야 해요.
page-refused-not-role = { $name } 값은 서버의 역할이어야 해요.
page-refused-not-member-or-role = { $name } 값은 서버의 멤버나 역할이어야 해요.
page-refused-not-file = { $name } 값은 파일이어야 해요.
page-submit = 제출
page-disconnected = 강의 도구가 응답하지 않아요. `cargo camp`이 아직 실행 중인가요? 다시 시도하고 있어요 …
page-keep = 이 대화 남기기
page-keep-transcript = 대화 복사
page-keep-test = 테스트로 저장
page-keep-test-where = { $lesson }/tests/grade.rs 끝에 붙여 넣고, 그 폴더에서 INSTA_UPDATE=always cargo test 를 실행해 기대 대화를 만드세요.
page-keep-test-text = 지금까지의 대화를 수업의 테스트 형식으로 적었어요.
page-pane = 안에서 일어나는 일
page-filter = 필터
page-pause = 일시 정지
page-go-on = 계속
page-clear = 비우기
page-copy-shown = 보이는 것 복사
page-kind-gateway = Gateway
page-kind-rest = REST
page-kind-refused = 거절
page-kind-output = 봇 출력
page-missed = { $count }개가 너무 빨리 지나가서 보여 주지 못했어요
page-request = 요청
page-answer = 응답
page-data = 데이터
page-files = 파일
page-notice-building = { $lesson } 빌드 중 …
page-notice-waiting = 오프라인 Discord예요. 봇을 기다리고 있어요.
page-notice-arrived = 봇이 왔어요 ({ $seconds }초)
page-notice-restarted = 봇을 다시 시작했어요 ({ $seconds }초)
page-notice-compile = 코드가 컴파일되지 않아요. 봇은 이전 것 그대로예요.
page-notice-compile-first = 코드가 아직 컴파일되지 않아요. 고치고 저장하세요.
page-notice-stopped = 봇이 멈췄어요 ({ $how }). 저장하면 다시 시작해요. 마지막 출력:
page-notice-todo = 아직 쓰지 않은 곳이에요: { $what } ({ $place }). 거기를 채우고 저장하세요.
page-notice-panicked = 봇의 코드가 { $place }에서 패닉을 일으켰어요. 이렇게 말했어요:
page-notice-slow = 봇이 { $seconds }초 동안 로그인하지 않았어요. 봇의 출력:
page-notice-cannot-start = 봇을 시작할 수 없어요.
page-notice-gap = 오프라인 Discord에 아직 없는 기능이에요: { $what }. Discord 문서에 있는 기능이라면 봇이 틀린 것이 아닐 수 있어요.

## gradebook ---------------------------------------------------------------------------------------------------------

gradebook-begins = 채점할 것: { $lessons }개 (이미 채점한 것: { $kept }개)
gradebook-grading = 채점 중
gradebook-left = { $time } 남음
gradebook-not-graded = 채점하지 못함
gradebook-done = 학생 { $students }명의 성적표:
gradebook-no-time = 시각이 아니에요: "{ $text }". 2026-03-09T23:59+09:00처럼 시간대까지 적어 주세요.
gradebook-no-runs = gh가 --json databaseId,createdAt,headSha로 출력하는 실행 목록이 아니에요: { $error }
gradebook-sheet-not-utf8 = 이 줄은 UTF-8이 아니에요. 스프레드시트에서 「CSV UTF-8」로 저장해 주세요.
gradebook-sheet-lacks = 다음 열 가운데 하나가 있어야 해요: { $wanted }. 있는 열: { $found }.
gradebook-roster-nobody = 이 줄에는 학생을 알 수 있는 것이 없어요. { $columns } 열이 비어 있어요.
gradebook-roster-twice = { $student } 학생이 명단에 두 번 있어요.
gradebook-nothing-handed-in = 제출한 것이 없어요.
gradebook-nobody = { $folders }에 학생이 아무도 없어요. 그 안에 학생마다 폴더를 하나씩 두고 체크아웃을 넣거나, --roster로 명단을 알려 주세요.
gradebook-nothing-in = { $folder }: 체크아웃(lessons/가 있는 폴더)도 결과도 없어요.
gradebook-two-checkouts = 체크아웃이 두 개예요. { $first } 폴더만 채점하고 { $second } 폴더는 채점하지 않아요.
gradebook-and-more = { $one } 외 { $more }개
gradebook-no-result = cargo camp grade가 낸 결과가 아니에요: { $reason }
gradebook-too-long = 결과라고 하기에는 파일이 너무 커요.
gradebook-misfit-rehearsal = 학생이 테스트를 고칠 수 있는 자기 복사본에서 낸 결과예요.
gradebook-misfit-grader = 다른 채점기가 낸 결과예요. 그 뒤에 강의가 바뀌었거나 다른 강의예요.
gradebook-misfit-no-grader = 어떤 채점기가 낸 결과인지 적혀 있지 않아요.
gradebook-misfit-commit = 서버가 이 학생에게서 받은 적이 없는 커밋이에요({ $commit }).
gradebook-misfit-changed = 커밋한 것과 다른 것을 채점했어요.
gradebook-misfit-points = 점수의 합이 맞지 않아요({ $place }).
gradebook-misfit-tasks = 이 수업의 과제가 아니에요.
gradebook-misfit-conversation = 과제 { $task }: 이 결과가 말하는 대화가 아니에요.
gradebook-misfit-sandbox = 봇을 가둔 정도가 다른 학생보다 약해요(없는 것: { $lacks }).
gradebook-misfit-rounds = 다른 값으로 { $wanted }번 물어야 하는데 { $asked }번만 물었어요.
gradebook-misfit-seed = 묻지 않은 값으로 나눈 대화가 있어요(시드 { $seed }).
gradebook-cause-other-values = 보여 준 값으로는 맞고 다른 값으로는 틀림
gradebook-cause-nothing = 아무것도 없음
gradebook-cause-differs = 기대한 것 { $expected }, 나온 것 { $said }
gradebook-page-title = 성적표
gradebook-page-skip = 학생 표로 가기
gradebook-page-parts = 이 페이지의 내용
gradebook-page-sum = 학생 { $students }명, 수업 { $lessons }개, { $points }점 만점. 절반이 { $median }점 이상이에요.
gradebook-page-deadlines = 마감: { $deadlines }
gradebook-page-made = { $time }에 만듦 · 채점기 { $grader }
gradebook-page-students = 학생
gradebook-page-student = 학생
gradebook-page-section = 분반
gradebook-page-points = 점수
gradebook-page-days-late = 지각
gradebook-page-search = 찾기
gradebook-page-only-attention = 살펴볼 것만
gradebook-page-found = { $found }명 표시
gradebook-page-done = 모든 과제
gradebook-page-begun = 일부 과제
gradebook-page-no-points = 통과한 과제 없음
gradebook-page-broken = 컴파일되지 않거나 받을 수 없음
gradebook-page-not-compiled = 컴파일되지 않음
gradebook-page-refused = 받을 수 없음
gradebook-page-open = 시작 전
gradebook-page-uncounted = 점수에서 뺌
gradebook-page-missing = 결과 없음
gradebook-page-look = 살펴보기
gradebook-page-unproven = +{ $points } 점수에서 뺌
gradebook-page-not-judged = 채점 못 함
gradebook-page-on-time = 제때
gradebook-page-late = { $days }일 늦음
gradebook-page-late-short = +{ $days }일
gradebook-page-attention = 살펴볼 학생 { $students }명
gradebook-page-attention-means = 근거가 맞지 않는 결과는 여기에서도 표에서도 점수에 넣지 않아요. 채점하지 못한 것은 감점하지 않고, 표에서는 칸을 비워 둬요.
gradebook-page-attention-all = 이유 모두 보기
gradebook-stranger = 명단에 없어요.
gradebook-unjudged = 과제 { $tasks }개를 채점하지 못했어요. 다시 채점해 주세요.
gradebook-page-stuck = 어디에서 막혔나
gradebook-page-stuck-means = 「여기에서 막힘」: 시작한 학생이 아직 끝내지 못한 첫 수업이에요.
gradebook-page-stuck-here = 여기에서 막힘
gradebook-page-how-far = 어디까지 했나
gradebook-page-lesson = 수업
gradebook-page-tasks = 통과하지 못하는 과제
gradebook-page-tasks-none = 통과하지 못하는 과제가 없어요.
gradebook-page-tasks-more = { $tasks }개 더 보기
gradebook-page-task = 과제
gradebook-page-failing = 통과 못 함
gradebook-page-with-what = 무엇 때문에
gradebook-page-other-causes = 그 밖의 이유 { $students }명
gradebook-page-of-tried = 해 본 { $tried }명 가운데 { $failed }명
gradebook-page-time = 시간에 따른 점수
gradebook-page-time-none = 아직 학생마다 결과가 하나뿐이에요. 나중에 성적표를 다시 만들면 그동안의 결과가 쌓여요.
gradebook-page-time-means = 굵은 선은 반의 가운데, 띠는 가운데 절반, 가는 선은 학생 한 명이에요. 시각은 서버가 받은 때이고, 모르면 채점한 때예요.
gradebook-page-time-label = 시간에 따른 점수: 마지막에는 절반이 { $of }점 중 { $median }점 이상이에요
gradebook-page-time-numbers = 숫자로 보기
gradebook-page-time-when = 시각
gradebook-page-time-low = 넷 중 하나는 이 점수 이하
gradebook-page-time-median = 절반은 이 점수 이하
gradebook-page-time-high = 넷 중 하나는 이 점수 이상
gradebook-page-deadline = 마감
gradebook-page-each = 학생별
gradebook-page-of-points = { $of }점 중 { $points }점
gradebook-page-back = 표로 돌아가기
gradebook-page-received = 받은 때 { $time }
gradebook-page-graded = 채점한 때 { $time }
gradebook-page-commit = 커밋 { $commit }
gradebook-page-seed = (시드 { $seed })
gradebook-page-rounds = 다른 값으로 { $rounds }번
