using System.Diagnostics;

namespace Benchmarks;

/// <summary>A server in a process of its own on loopback, ended by its own process id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, TimeSpan startTime)
    {
        this.process = process;
        StartTime = startTime;
    }

    /// <summary>From process start to the first successful answer.</summary>
    public TimeSpan StartTime { get; }

    /// <param name="core">Processor to pin the server to; null for any.</param>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, Uri ready, int? core = null)
    {
        var start = new ProcessStartInfo(core is null ? "dotnet" : "taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        if (core is not null)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(core.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            start.ArgumentList.Add("dotnet");
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var lastLines = new Queue<string>();
        process.OutputDataReceived += (_, e) => Keep(lastLines, e.Data);
        process.ErrorDataReceived += (_, e) => Keep(lastLines, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        while (!await AnswersAsync(client, ready))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException($"The server gave no answer at {ready}:\n{string.Join('\n', lastLines)}");
            }

            await Task.Delay(25);
        }

        return new(process, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Keep(Queue<string> lines, string? line)
    {
        lock (lines)
        {
            lines.Enqueue(line ?? "");
            while (lines.Count > 20)
            {
                lines.Dequeue();
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
