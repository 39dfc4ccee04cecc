using System.Text.RegularExpressions;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Consents;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Schema;
using Testing;

namespace Engine.Tests.Workflows.Consents;

/// <summary>A portal whose processes ask people by mail; the mail arrives in the mailbox of developers, unless a server is given.</summary>
internal sealed partial class ConsentPortal : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public ConsentPortal(int? smtp = null, DatabaseProvider? provider = null)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tenant-config/texts"), "*.md", SearchOption.AllDirectories))
        {
            Text(Path.GetRelativePath(Repository.Path("tenant-config/texts"), file), File.ReadAllText(file));
        }

        Text("doorsturen/1.md", "Onderwerp: Mogen wij uw aanvraag doorsturen?\n\nWij sturen uw aanvraag door.\n\n- uw naam\n- uw adres");
        Text("nog-eens.md", "Onderwerp: Nog eens\n\nDag {{naam}}: {{link}}");
        Portal = new(services =>
        {
            services.AddSingleton(new HostFolders(folder.Path, Repository.Path("themes")));
            services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = Repository.Path("src", "Web") });
            services.AddSingleton(new SmtpOptions { Host = smtp is null ? null : "127.0.0.1", Port = smtp ?? 0 });
        }, provider);
    }

    public WorkflowPortal Portal { get; }

    /// <summary>A process that asks for consent and then writes what came of it.</summary>
    public static string Process(string extra = "", string mail = "jan@example.nl") => Flows.Sequence("w", $$"""
        { "type": "Portal.AwaitConsent", "id": "c", "subjectName": {{Literal("Jan de Vries")}}, "subjectEmail": {{Literal(mail)}}, "purposeKey": {{Literal("doorsturen")}},
          "textKey": {{Literal("doorsturen")}}, "textVersion": {{Literal("1")}},
          "shownData": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": "{ \"Werkgever\": \"Bakkerij Smit\" }" } },
          "expiresAfter": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "5.00:00:00" } }{{extra}},
          "decision": { "typeName": "String", "memoryReference": { "id": "v" } } }
        """, Flows.Script("l", "getVariable('V')"));

    public static string Reminders(params string[] reminders) =>
        $$""", "reminders": { "typeName": "List<Object>", "expression": { "type": "Object", "value": "[{{string.Join(", ", reminders.Select(r => r.Replace("\"", "\\\"", StringComparison.Ordinal)))}}]" } }""";

    public static string Literal(string text) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }""";

    public void Text(string name, string content)
    {
        var path = folder.File(Path.Combine("texts", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        File.WriteAllText(path, content);
    }

    /// <summary>Runs a process up to where it waits.</summary>
    public async Task<Guid> AskAsync(string? process = null, Tenant? tenant = null)
    {
        await Portal.PublishAsync(tenant ?? TestTenants.Noord, process ?? Process());
        var id = await Portal.StartAsync(tenant ?? TestTenants.Noord, "w");
        await Portal.DrainAsync();
        return id;
    }

    /// <summary>Tokens of the links that were mailed, oldest first.</summary>
    public async Task<List<string>> TokensAsync(Tenant? tenant = null) =>
        [.. (await LettersAsync(tenant)).Select(l => Link().Match(l.Body)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    public Task<List<Letter>> LettersAsync(Tenant? tenant = null) => Portal.As(tenant ?? TestTenants.Noord, services => services.LettersAsync());

    public Task<LinkedConsent?> OpenAsync(string token, Tenant? tenant = null, ConsentKind kind = ConsentKind.Consent) =>
        Portal.As(tenant ?? TestTenants.Noord, services => services.GetRequiredService<OpenConsent>().FindAsync(token, kind, default));

    public Task<Result<ConsentRequest>> AnswerAsync(string token, bool? granted, string? note = null, ConsentKind kind = ConsentKind.Consent, Tenant? tenant = null) =>
        Portal.As(tenant ?? TestTenants.Noord, services => services.GetRequiredService<DecideConsent>().HandleAsync(new(token, kind, granted, note), default));

    public Task<Result<ConsentRequest>> WithdrawAsync(string token) =>
        Portal.As(TestTenants.Noord, services => services.GetRequiredService<WithdrawConsent>().HandleAsync(token, default));

    public async Task<ConsentState> StateAsync() => (await Portal.Read(TestTenants.Noord, db => db.Set<ConsentRequest>().AsNoTracking().SingleAsync())).State;

    /// <summary>What the ledger says, oldest first.</summary>
    public Task<List<ConsentEvent>> LedgerAsync() =>
        Portal.Read(TestTenants.Noord, db => db.Set<ConsentLine>().OrderBy(l => l.At).ThenBy(l => l.Id).Select(l => l.Event).ToListAsync());

    /// <summary>How an activity ended, by the journal; null while it has not.</summary>
    public Task<string?> OutcomeAsync(string activity = "c") => Portal.Read(
        TestTenants.Noord, db => db.Set<WorkflowRecord>().Where(r => r.ActivityId == activity && r.Detail != null).OrderByDescending(r => r.Step).Select(r => r.Detail).FirstOrDefaultAsync());

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        folder.Dispose();
    }

    [GeneratedRegex("/(?:toestemming|ondertekenen)/([a-z0-9.]+)")]
    private static partial Regex Link();
}
