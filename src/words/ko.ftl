### 코스가 하는 말, 한국어. en.ftl과 키가 같아야 하고, 테스트가 둘을 비교합니다. 변수는 { $name }처럼 씁니다.

## Everywhere ---------------------------------------------------------------------------------------------------------

points-of = { $of }점 중 { $points }점

## course -------------------------------------------------------------------------------------------------------------

course-not-here = { $folder } 폴더는 코스 안에 있지 않습니다. clone한 폴더로 들어가서 다시 해 보세요.
course-no-such-lesson = "{ $asked }" 레슨은 없습니다. 있는 레슨: { $known }.
course-cannot-read = { $file } 파일을 읽을 수 없습니다: { $error }
course-cannot-write = { $file } 파일에 쓸 수 없습니다: { $error }
course-bad-lesson = { $file }: { $problem }

## build --------------------------------------------------------------------------------------------------------------

build-dependencies = 레슨에 필요한 것을 빌드하는 중
build-dependencies-once = 레슨에 필요한 것을 빌드합니다. 몇 분 걸리고, 한 번만 하면 됩니다.
build-waits = 다른 cargo가 여기서 빌드하고 있습니다(편집기일 수도 있어요). 끝날 때까지 기다립니다 …
build-cargo-failed = cargo가 빌드하지 못했습니다. `cargo camp doctor`가 이 컴퓨터에 빠진 것을 찾아 줍니다. cargo가 한 말:
    { $said }
build-no-cargo = cargo를 시작할 수 없습니다: { $error }. https://rustup.rs 에서 Rust를 설치하고 터미널을 새로 여세요.
build-cannot-watch = { $folder } 폴더의 변경을 지켜볼 수 없습니다: { $error }

rustc-e0004 = `match`에 빠진 경우가 있어요. 위에 적힌 경우마다 갈래를 하나씩 더하세요.
rustc-e0061 = 함수가 받는 값의 개수와 넘겨준 값의 개수가 달라요.
rustc-e0277 = 이 타입은 여기서 필요한 일을 할 수 없어요. 무엇이 빠졌는지는 «required by» 줄에 있어요.
rustc-e0308 = 필요한 타입과 실제 타입이 달라요. «expected»(필요한 것)와 «found»(실제)를 비교해 보세요.
rustc-e0382 = 이 값은 이미 다른 곳으로 넘어가서(move) 여기에는 없어요. `&`로 빌려 주거나 `.clone()`으로 복사하세요.
rustc-e0384 = 변수의 값을 바꾸려면 `let mut`으로 선언해야 해요.
rustc-e0425 = 이런 이름은 여기에 없어요. 오타이거나, 다른 함수 안에 있는 변수일 수 있어요.
rustc-e0432 = `use`가 이 경로를 찾지 못했어요. 철자를 확인하고, 크레이트가 Cargo.toml에 있는지 보세요.
rustc-e0433 = `::` 앞의 이름을 알 수 없어요. `use` 줄이 빠지지 않았나요?
rustc-e0502 = `&`로 읽고 있는 동안에는 값을 바꿀 수 없어요. 하나를 먼저 끝내고 다른 하나를 하세요.
rustc-e0505 = 아직 빌려 간 곳이 있어서 이 값을 넘겨줄 수 없어요.
rustc-e0599 = 이 타입에는 그런 메서드가 없어요. 철자를 확인하고, `Option`이나 `Result`를 먼저 풀어야 하는지 보세요.

## The commands: list, check, watch, hint, reset, doctor, report ----------------------------------------------------------

check-did-not-compile = 코드가 아직 컴파일되지 않습니다.
check-cannot-run = 확인을 실행할 수 없습니다: { $error }
check-took-too-long = { $seconds }초가 지나도 확인이 끝나지 않았습니다.
check-no-result = 이 과제의 결과 없이 확인이 끝났습니다.

## stage --------------------------------------------------------------------------------------------------------------

stage-expected = 기대
stage-said = 실제
stage-passed = { $task }: 통과했어요.
stage-wrong = { $task }: 기대와 달라요. 대화가 갈라지는 곳을 보여 드릴게요. «기대»는 과제가 바라는 말, «실제»는 봇이 한 말이에요.
stage-not-started = { $task }: 아직 시작하지 않았어요. 여기서 시작하세요: { $file } 파일 { $line }번째 줄의 todo!
stage-crashed = { $task }: 대화하는 도중에 봇이 멈췄어요({ $how }). 봇은 끄라고 할 때까지 계속 돌아가야 해요.
stage-registered-nothing = { $task }: 봇이 연결은 되었는데 10초 안에 명령어를 등록하지 않았어요. `setup`에서 오류가 났거나 `register_globally`까지 가지 못한 건 아닌지 보세요.
stage-not-connected = { $task }: 봇이 10초 안에 Discord에 연결하지 않았어요. `main`에서 클라이언트를 시작하고 `.await`하는지 보세요.
stage-not-graded = { $task }: 확인하지 못했어요. 점수는 깎이지 않아요. 까닭: { $why }
stage-last-words = 봇이 직접 출력한 내용:
stage-whole-conversation = 전체 기대 대화: { $path }
stage-differs-by-normalisation = 똑같아 보이지만 유니코드 문자를 조합한 방식(정규화: NFC, NFD)이 달라요. 글자를 다시 입력해 보세요.
stage-differs-by-invisible = 똑같아 보이지만 눈에 보이지 않는 문자가 하나 섞여 있어요. 지우고 다시 입력해 보세요.

## talk ---------------------------------------------------------------------------------------------------------------

talk-welcome = 지금부터 alice로 말해요. /hello 같은 명령어나 메시지를 입력해 보세요. ?는 명령어 목록, @bora는 bora로 바꾸기, Ctrl-D는 끝내기예요.
talk-you-are = 이제 { $name }(으)로 말해요.
talk-bot-stopped = 봇이 멈췄어요({ $how }). 마지막으로 출력한 내용은 위에 있어요.

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
grade-timed-out = 봇이 제때 준비되지 않음
grade-not-graded = 확인하지 못함
grade-not-compiled = 컴파일되지 않음
grade-red-compile = { $lesson } 레슨이 컴파일되지 않아요.
grade-red-before = { $lesson }: 전에 통과했던 { $task } 과제가 지금은 통과하지 못해요.
grade-red-not-passed = { $lesson }: { $task } 과제를 아직 통과하지 못했어요.
grade-earlier-other-version = 이전 결과는 다른 버전의 코스가 쓴 것이라 비교하지 않아요.
grade-summary-lesson = 레슨
grade-summary-task = 과제
grade-summary-points = 점수
grade-summary-result = 결과
grade-summary-cut = 이 페이지에 담기에는 너무 길어서 나머지는 뺐어요. 전체 내용은 실행 로그에 있어요.
grade-annotation-title = { $lesson } 과제 { $number }: { $title }
grade-annotation-compile = { $lesson } 레슨이 컴파일되지 않아요
grade-annotation-next = 다음 과제는 여기에서 시작해요: { $title }

template-written = { $folder }: 학생이 받는 사본이에요. 파일 { $files }개, 풀이는 들어 있지 않아요.
template-next = 확인해 보기: cd { $folder } && cargo run
