import { serviceUrlAllowed } from "../../src/teams/service-url.ts";

it.each([
  "https://smba.trafficmanager.net/emea/",
  "https://smba.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222/",
  "https://smba.trafficmanager.net/teams",
  "https://smba.infra.gcc.teams.microsoft.com/gcc",
  "https://europe.webchat.botframework.com/",
])("sends to Microsoft's connector: %s", (url) => {
  expect(serviceUrlAllowed(url, "connector")).toBe(true);
});

const foreign = [
  "",
  "smba.trafficmanager.net/emea/",
  "http://smba.trafficmanager.net/emea/",
  "https://smba.trafficmanager.net:8443/emea/",
  "https://evil.trafficmanager.net/emea/",
  "https://smba.trafficmanager.net.evil.example/",
  "https://smba.trafficmanager.net@evil.example/",
  "https://user:pass@smba.trafficmanager.net/",
  "https://evil.example/smba.trafficmanager.net/",
  "https://evil.example#.botframework.com",
  "https://evil.example?.botframework.com",
  "https://evil.example\\.botframework.com",
  "https://botframework.com.evil.example/",
  "https://evilbotframework.com/",
  "https://botframework.com/",
  "https://smba.traffıcmanager.net/",
  "https://smba.trafficmanager.net./emea/",
  "https://localhost/",
  "https://127.0.0.1/",
  "https://169.254.169.254/latest/",
  "https://[::1]/",
  "file:///etc/passwd",
  "javascript:alert(1)",
  " https://smba.trafficmanager.net/",
  "https://smba.trafficmanager.net/emea/../../x?y=1",
];
it.each(foreign)("never sends to %j", (url) => {
  expect(serviceUrlAllowed(url, "connector")).toBe(false);
});

it.each(["http://localhost:56150/_connector", "http://127.0.0.1:4000/emea/", "http://[::1]:3000/"])(
  "sends to this machine in local mode: %s",
  (url) => {
    expect(serviceUrlAllowed(url, "loopback")).toBe(true);
  },
);

it.each([
  "https://smba.trafficmanager.net/emea/",
  "http://localhost.evil.example/",
  "http://localhost@evil.example/",
  "http://0.0.0.0/",
  "http://169.254.169.254/",
])("sends nowhere else in local mode: %s", (url) => {
  expect(serviceUrlAllowed(url, "loopback")).toBe(false);
});
