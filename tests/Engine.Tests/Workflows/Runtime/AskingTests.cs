using System.Text;
using Engine.Connectors;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;
using Testing.Outside;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>What workflows ask of other systems, against a server on the loopback address.</summary>
public sealed class AskingTests
{
    private const string SecretText = "een geheim van lengte";

    [Fact]
    public async Task A_connector_is_asked_signed_and_its_answer_goes_on_in_the_workflow()
    {
        await using var server = await OutsideServer.StartAsync("""{ "naam": "Praktijk", "actief": true }""");
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.StoreAsync(tenant, Flows.Sequence("f", Call("zoek", """{ "agbCode": "01 00/9", "soort": "fysio" }"""), Flows.Script("l", "'naam ' + getV().naam")));
        var id = await RunAsync(portal, tenant);

        var call = server.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target).ShouldBe(("GET", "/v1/zorgverleners/01%2000%2F9?soort=fysio"));
        call.Headers["Idempotency-Key"].ShouldMatch($"^noord:{id:N}:[0-9]+:1$");
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers["Portal-Timestamp"], null));
        at.ShouldBe(portal.Clock.GetUtcNow());
        call.Headers["Portal-Signature"].ShouldBe(
            RequestSignature.Of(Encoding.UTF8.GetBytes(SecretText), "GET", new(server.Url, call.Target), at, call.Headers["Idempotency-Key"], []));
        (await portal.LinesAsync(tenant, id)).ShouldBe(["Done", "naam Praktijk"]);
        var effect = await portal.Read(tenant, db => db.Set<WorkflowEffect>().SingleAsync());
        (effect.State, effect.Payload, effect.Attempts).ShouldBe((EffectState.Done, null, 1));
    }

    [Theory]
    [InlineData(200, """{ "a": 1 }""", "Done", 1)]
    [InlineData(204, "", "Done", 1)]
    [InlineData(200, "geen json", "Failed", 1)]
    [InlineData(404, "{}", "NotFound", 1)]
    [InlineData(403, "{}", "Failed", 1)]
    [InlineData(302, "{}", "Failed", 1)]
    [InlineData(503, "{}", "Failed", 3)]
    public async Task Its_status_decides_the_outcome_and_only_what_passes_is_tried_again(int status, string body, string outcome, int attempts)
    {
        await using var server = await OutsideServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/elders";
            return status == 204 ? Task.CompletedTask : context.Response.WriteAsync(body);
        });
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.StoreAsync(tenant, Flows.Sequence("f", Call("meld", """{ "bericht": "x" }""", attempts: 3)));
        var id = await RunAsync(portal, tenant, attempts);

        (await portal.LinesAsync(tenant, id)).ShouldBe([outcome]);
        server.Calls.Count.ShouldBe(attempts);
        server.Calls.Select(c => c.Headers["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
        Encoding.UTF8.GetString(server.Calls[0].Body).ShouldBe("""{"bericht":"x"}""");
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_a_timeout()
    {
        await using var server = await OutsideServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.StoreAsync(tenant, Flows.Sequence("f", Call("meld", "{}", attempts: 1)));
        (await portal.LinesAsync(tenant, await RunAsync(portal, tenant))).ShouldBe(["Timeout"]);
    }

    [Fact]
    public async Task A_connector_that_the_tenant_does_not_have_is_for_the_administrator()
    {
        await using var portal = new WorkflowPortal();
        await portal.StoreAsync(TestTenants.Noord, Flows.Sequence("f", Call("zoek", "{}")));
        var id = await portal.StartAsync(TestTenants.Noord, "f");
        await portal.DrainAsync();
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id))).Message.ShouldContain("\"agb\"");
    }

    [Fact]
    public async Task A_definition_asks_a_host_of_the_list_and_hears_status_headers_and_content()
    {
        await using var server = await OutsideServer.StartAsync((_, context) =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (201, "application/json");
            context.Response.Headers["X-Kenmerk"] = "k";
            return context.Response.WriteAsync("""{ "nummer": 7 }""");
        });
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(new(server.Url, "/melding?a=1")), Flows.Script("l", "'nummer ' + getV().nummer")));
        var id = await RunAsync(portal, tenant);
        (await portal.LinesAsync(tenant, id)).ShouldBe(["verwacht", "nummer 7"]);
        var call = server.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target, Encoding.UTF8.GetString(call.Body)).ShouldBe(("POST", "/melding?a=1", """{"b":2}"""));
        (call.Headers["Authorization"], call.Headers["X-Eigen"], call.Headers["Content-Type"]).ShouldBe(("Bearer abc", "ja", "application/json"));
        call.Headers["Host"].ShouldBe(server.Url.Authority, "a definition does not choose the host that the other side believes in");
        call.Headers["Idempotency-Key"].ShouldMatch($"^noord:{id:N}:[0-9]+:1$");
    }

    [Fact]
    public async Task Nobody_at_that_port_is_an_outcome_and_a_host_off_the_list_an_incident()
    {
        var free = Loopback.FreePort();
        await using var portal = Portal(new($"http://127.0.0.1:{free}"));
        var tenant = Tenant(new($"http://127.0.0.1:{free}"));
        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(new($"http://127.0.0.1:{free}/"))));
        (await portal.LinesAsync(tenant, await RunAsync(portal, tenant))).ShouldBe(["geen verbinding"]);

        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(new("https://elders.voorbeeld.nl/geheim"))));
        var id = await RunAsync(portal, tenant);
        var incident = await portal.Read(tenant, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id));
        incident.Message.ShouldContain("\"elders.voorbeeld.nl\"");
        incident.Message.ShouldNotContain("geheim");
    }

    [Theory]
    [InlineData("({ 'X-Eigen': 'geheim\\r\\nX-Kwaad: 1' })", "In de header \"X-Eigen\" staat een regeleinde of ander stuurteken")]
    [InlineData("({ 'X-Eigen\\r\\nX-Kwaad': 'geheim' })", "In de header \"X-EigenX-Kwaad\" staat een regeleinde of ander stuurteken")]
    [InlineData("({ 'X-Eigen': 'geheim', 'x-eigen': 'geheim' })", "De header \"x-eigen\" staat er twee keer")]
    public async Task A_header_that_would_be_two_or_stands_there_twice_is_not_sent(string headers, string message)
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(server.Url, headers)));
        var id = await RunAsync(portal, tenant);
        (await portal.Read(tenant, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id))).Message.ShouldBe(message);
        server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_address_is_not_reached_unless_the_tenant_lists_it()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var portal = Portal(server.Url);
        var tenant = TestTenants.Make("noord", $$"""{ "outside": { "hosts": ["localhost:{{server.Url.Port}}"] } }""");
        portal.Publish(tenant);
        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(new($"http://localhost:{server.Url.Port}/"))));
        var id = await RunAsync(portal, tenant);
        (await portal.Read(tenant, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id))).Message.ShouldContain("privateNetworks");
        server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var server = await OutsideServer.StartAsync(async (_, context) =>
        {
            var part = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(part, context.RequestAborted);
            }
        });
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.PublishAsync(tenant, Flows.Sequence("f", Http(server.Url)));
        var id = await RunAsync(portal, tenant);
        (await portal.Read(tenant, db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == id))).Message.ShouldContain("1 MB");
    }

    [Fact]
    public async Task Cancelling_drops_what_was_not_yet_asked()
    {
        await using var server = await OutsideServer.StartAsync("{}");
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.StoreAsync(tenant, Flows.Sequence("f", Call("meld", "{}")));
        var id = await portal.StartAsync(tenant, "f");
        var pump = portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await portal.As(tenant, services => services.GetRequiredService<ManageWorkflow>().CancelAsync(id, "Een reden", default));
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await portal.DrainAsync();
        server.Calls.ShouldBeEmpty();
        var effect = await portal.Read(tenant, db => db.Set<WorkflowEffect>().SingleAsync());
        (effect.State, effect.Payload).ShouldBe((EffectState.Dropped, null));
    }

    [Fact]
    public async Task What_is_cancelled_while_it_is_asked_brings_no_answer()
    {
        var asked = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await OutsideServer.StartAsync(async (_, context) =>
        {
            asked.TrySetResult();
            await cancelled.Task;
            await context.Response.WriteAsync("{}");
        });
        await using var portal = Portal(server.Url);
        var tenant = Tenant(server.Url);
        await portal.StoreAsync(tenant, Flows.Sequence("f", Call("meld", "{}")));
        var id = await portal.StartAsync(tenant, "f");
        var pump = portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        var asking = Task.Run(() => pump.RunOnceAsync(JobLane.Outside, default, default));
        await asked.Task;
        await portal.As(tenant, services => services.GetRequiredService<ManageWorkflow>().CancelAsync(id, "Een reden", default));
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        cancelled.SetResult();
        await asking;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DrainAsync();
        server.Calls.ShouldHaveSingleItem();
        (await portal.Read(tenant, db => db.Set<WorkflowSignal>().CountAsync(s => s.DeliveryKey.StartsWith("effect:")))).ShouldBe(0);
        (await portal.Read(tenant, db => db.Set<QueueHead>().CountAsync())).ShouldBe(0);
        (await portal.InstanceAsync(tenant, id)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    private static async Task<Guid> RunAsync(WorkflowPortal portal, Tenant tenant, int attempts = 1)
    {
        var id = await portal.StartAsync(tenant, "f");
        await portal.DrainAsync();
        for (var again = 1; again < attempts; again++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.DrainAsync();
        }

        return id;
    }

    private static WorkflowPortal Portal(Uri server)
    {
        var portal = new WorkflowPortal(settings: new Dictionary<string, string?> { ["ConnectorSecrets:agb:Secret"] = SecretText });
        portal.Publish(Tenant(server));
        return portal;
    }

    private static Tenant Tenant(Uri server) => TestTenants.Make("noord", $$"""
        {
          "outside": {
            "hosts": ["{{server.Authority}}", "weg.voorbeeld.nl"], "privateNetworks": ["127.0.0.0/8"],
            "connectors": {
              "agb": {
                "url": "{{server}}v1", "secret": "agb", "timeoutSeconds": 2,
                "operations": { "zoek": { "method": "GET", "path": "zorgverleners/{agbCode}" }, "meld": { "path": "/meldingen" } }
              }
            }
          }
        }
        """);

    private static string Call(string operation, string arguments, int attempts = 5) => $$"""
        { "type": "Elsa.Flowchart", "id": "flow",
          "activities": [
            { "type": "Portal.CallConnector", "id": "c", "connectorKey": {{Text("agb")}}, "operation": {{Text(operation)}},
              "arguments": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": {{System.Text.Json.JsonSerializer.Serialize(arguments)}} } },
              "attempts": { "typeName": "Int32", "expression": { "type": "Literal", "value": {{attempts}} } },
              "result": { "typeName": "ObjectDictionary", "memoryReference": { "id": "v" } } },
            {{string.Join(", ", Outcomes.Select(o => Flows.Line(o, o)))}}
          ],
          "connections": [ {{string.Join(", ", Outcomes.Select(o => $$"""{ "source": { "activity": "c", "port": "{{o}}" }, "target": { "activity": "{{o}}", "port": "In" } }"""))}} ] }
        """;

    private static readonly string[] Outcomes = ["Done", "NotFound", "Failed", "Timeout"];

    private static string Http(Uri url, string headers = "({ 'X-Eigen': 'ja', 'Host': 'kwaad.voorbeeld.nl', 'Idempotency-Key': 'zelf' })") => $$"""
        { "type": "Elsa.SendHttpRequest", "id": "h", "url": {{Text(url.AbsoluteUri)}}, "method": {{Text("POST")}}, "authorization": {{Text("Bearer abc")}},
          "content": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "({ b: 2 })" } },
          "requestHeaders": { "typeName": "ObjectDictionary", "expression": { "type": "JavaScript", "value": {{System.Text.Json.JsonSerializer.Serialize(headers)}} } },
          "parsedContent": { "typeName": "Object", "memoryReference": { "id": "v" } },
          "expectedStatusCodes": [ { "statusCode": 201, "activity": {{Flows.Line("ok", "verwacht")}} } ],
          "failedToConnect": {{Flows.Line("weg", "geen verbinding")}} }
        """;

    private static string Text(string value) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{value}}" } }""";
}
