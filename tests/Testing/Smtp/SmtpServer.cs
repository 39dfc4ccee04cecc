using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Testing.Smtp;

/// <summary>What the mail server accepted.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Raw);

/// <summary>A real mail server on loopback (npm smtp-server), in a process of its own. It knows no mailbox <c>weg@…</c>, and says so for good.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private readonly Process process;
    private readonly ConcurrentQueue<ReceivedMail> received = new();

    private SmtpServer(Process process, int port)
    {
        this.process = process;
        Port = port;
        _ = ReadAsync();
    }

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <param name="port">0 for a free one.</param>
    /// <param name="refuse">How many messages it answers with 451 before it accepts one.</param>
    /// <param name="delay">How long it thinks before it takes a message.</param>
    public static async Task<SmtpServer> StartAsync(int port = 0, int refuse = 0, TimeSpan delay = default)
    {
        await Installed.Value;
        var process = Start("node", ["server.js", JsonSerializer.Serialize(new { port, refuse, delay = delay.TotalMilliseconds })]);
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start.");
        return new(process, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>What was accepted, once there are so many or a few seconds have passed.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> UntilReceived(int count)
    {
        for (var i = 0; received.Count < count && i < 300; i++)
        {
            await Task.Delay(10);
        }

        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (JsonSerializer.Deserialize<ReceivedMail>(line, JsonSerializerOptions.Web) is { } mail)
            {
                received.Enqueue(mail);
            }
        }
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "smtp-server")))
        {
            using var npm = Start("npm", ["ci", "--silent"]);
            await npm.WaitForExitAsync();
        }
    }

    private static string Folder => Repository.Path("tests/Testing/Smtp");

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException($"{program} did not start.");
}
