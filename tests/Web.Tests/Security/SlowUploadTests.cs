using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Bulk.Uploads;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;
using Web.Security;

namespace Web.Tests.Security;

/// <summary>UPL-6: uploads over lines that are slow or cut, on a real server, and many at once.</summary>
public sealed class SlowUploadTests
{
    private const string Agency = "administratie@handen-genoeg.example";
    private const string Colleague = "beheer@handen-genoeg.example";

    private static readonly Dictionary<string, string?> Settings = new() { ["DEMO_PASSWORD"] = AttackedPortal.Password, ["Jobs:Enabled"] = "false" };

    [Fact]
    public async Task UPL_6_lines_of_a_byte_now_and_then_are_cut_while_others_are_served()
    {
        await using var portal = PortalFactory.OnKestrel(settings: Settings);
        var slow = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Line.OpenAsync(portal.ClientOptions.BaseAddress.Port)));
        var cut = Task.WhenAll(slow.Select(line => line.DripUntilCutAsync()));
        using var other = new HttpClient();
        while (!cut.IsCompleted)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.ClientOptions.BaseAddress, "contact")) { Headers = { Host = "izz.localhost" } };
            (await other.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await cut).ShouldAllBe(wasCut => wasCut);
    }

    [Fact]
    public async Task UPL_6_who_may_not_upload_is_refused_and_cut_before_the_file_is_there()
    {
        await using var portal = PortalFactory.OnKestrel(settings: Settings);
        var port = portal.ClientOptions.BaseAddress.Port;
        var (account, cookies) = (portal.SignIn("financien@handen-genoeg.example"), new CookieContainer());
        var address = new UriBuilder("http", account.Url.Host, port).Uri;
        using var handler = new SocketsHttpHandler
        {
            CookieContainer = cookies, AllowAutoRedirect = false,
            ConnectCallback = async (_, stop) =>
            {
                var line = new TcpClient();
                await line.ConnectAsync(IPAddress.Loopback, port, stop);
                return line.GetStream();
            },
        };
        using var visitor = new Visitor(new(handler) { BaseAddress = address });
        await visitor.EnterAsync(account);
        (await visitor.GetAsync("upload")).Status.ShouldBe(HttpStatusCode.Forbidden, "financial work uploads nothing");
        var slow = await Line.OpenAsync(port, $"{account.Url.Host}:{port}", "/upload", cookies.GetCookieHeader(address));
        var answer = await slow.DripToTheEndAsync();
        answer.ShouldStartWith("HTTP/1.1 403");
        slow.Sent.ShouldBeLessThan(100, "it was cut long before the end of what was announced");
    }

    [Fact]
    public async Task UPL_6_a_file_that_is_cut_at_the_end_was_on_no_disk_and_leaves_no_row()
    {
        await using var portal = new PortalFactory(settings: Settings);
        using var sender = (await portal.EnterAsync(Agency)).Visitor;
        var form = (await sender.GetAsync("upload")).Form("upload");
        var before = Buffered();
        using var rest = new SemaphoreSlim(0);
        using var cut = new CancellationTokenSource();
        var sending = SendAsync(sender, form, rest, size: 2_000_000, stop: cut.Token);
        // the server has what was sent once it waits for what is left
        await Task.Delay(500);
        Buffered().Except(before).ShouldBeEmpty();
        await cut.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        (await UploadsAsync(portal)).ShouldBe(0);
        Buffered().Except(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task UPL_6_of_two_hundred_at_once_a_few_are_let_in_and_others_are_served()
    {
        await using var portal = new PortalFactory(settings: Settings);
        using var sender = (await portal.EnterAsync(Agency)).Visitor;
        using var release = new SemaphoreSlim(0);
        var form = (await sender.GetAsync("upload")).Form("upload");
        var sent = Enumerable.Range(0, 200).Select(_ => SendAsync(sender, form, release)).ToList();
        // all but those who are in or wait hear at once that it is too busy
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 200 - UploadGate.OfPerson - UploadGate.OfPersonWaiting)
        {
            var first = await Task.WhenAny(sent);
            sent.Remove(first);
            refused.Add(await first);
        }

        refused.ShouldAllBe(r => r.StatusCode == HttpStatusCode.ServiceUnavailable && r.Headers.RetryAfter != null);
        (await sender.GetAsync("upload")).Status.ShouldBe(HttpStatusCode.OK, "pages need no place");
        foreach (var mail in new[] { Colleague, AttackedPortal.MainUser })
        {
            using var other = (await portal.EnterAsync(mail)).Visitor;
            (await SendAsync(other, null, null, "contact")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "it was read, and has no form token");
        }

        release.Release(200);
        (await Task.WhenAll(sent)).ShouldAllBe(r => r.StatusCode == HttpStatusCode.OK, "they were let in, and no Excel file came");
        (await SendAsync(sender, form, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task UPL_6_a_full_tenant_takes_no_place_of_another()
    {
        await using var portal = new PortalFactory(settings: Settings);
        using var release = new SemaphoreSlim(0);
        var held = new List<(Visitor Visitor, Task<HttpResponseMessage> Answer)>();
        foreach (var mail in new[] { Agency, Colleague, "financien@handen-genoeg.example", "minima@waterdorp.example", "inkoop@waterdorp.example" })
        {
            var visitor = (await portal.EnterAsync(mail)).Visitor;
            held.AddRange(Enumerable.Range(0, UploadGate.OfPerson).Select(_ => (visitor, SendAsync(visitor, null, release, "contact"))));
        }

        held.Count.ShouldBeGreaterThan(UploadGate.OfTenant);
        using var other = (await portal.EnterAsync(AttackedPortal.MainUser)).Visitor;
        (await SendAsync(other, null, null, "contact")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        held.Count(h => h.Answer.IsCompleted).ShouldBe(0);
        release.Release(100);
        (await Task.WhenAll(held.Select(h => h.Answer))).ShouldAllBe(r => r.StatusCode != HttpStatusCode.ServiceUnavailable, "who waited was let in");
    }

    /// <param name="form">Null for one that is sent without what the page gave.</param>
    /// <param name="gate">Opens when the file may go on; null for at once.</param>
    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, VisitedForm? form, SemaphoreSlim? gate, string path = "upload", int size = 20, CancellationToken stop = default)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form?.Values ?? [])
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new StreamContent(new GatedStream(gate, size)), "Bestand", "rijen.xlsx");
        return visitor.Client.PostAsync(new Uri(path, UriKind.Relative), content, stop);
    }

    // what the framework calls the files in which it keeps forms that it does not hold in memory
    private static string[] Buffered() => Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*.tmp");

    private static async Task<int> UploadsAsync(PortalFactory portal)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("mijnzz").ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        return await db.Set<BulkUpload>().CountAsync(u => u.FileName == "rijen.xlsx") + await db.Set<BulkFile>().CountAsync(f => !db.Set<BulkUpload>().Any(u => u.Id == f.Id));
    }

    /// <summary>Gives all but its last bytes, and those when it may.</summary>
    private sealed class GatedStream(SemaphoreSlim? gate, int size) : MemoryStream(new byte[size])
    {
        private const int Last = 10;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < size - Last)
            {
                return Read(buffer.Span[..(int)Math.Min(buffer.Length, size - Last - Position)]);
            }

            if (gate is not null && Position == size - Last)
            {
                await gate.WaitAsync(cancellationToken);
            }

            return Read(buffer.Span);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <summary>A connection on which part of an upload was sent.</summary>
    private sealed class Line(TcpClient client)
    {
        /// <summary>Bytes of the file that went over it one by one.</summary>
        public int Sent { get; private set; }

        public static async Task<Line> OpenAsync(int port, string host = "izz.localhost", string path = "/contact", string cookies = "none=none")
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            var line = new Line(client);
            await line.WriteAsync($"""
                POST {path} HTTP/1.1
                Host: {host}
                Cookie: {cookies}
                Content-Type: multipart/form-data; boundary=grens
                Content-Length: 100000

                --grens
                Content-Disposition: form-data; name="Bestand"; filename="rijen.xlsx"


                """.ReplaceLineEndings("\r\n"));
            return line;
        }

        /// <summary>One byte a second until the server lets go.</summary>
        /// <returns>True when it did, without having taken the whole.</returns>
        public async Task<bool> DripUntilCutAsync()
        {
            try
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
                var answer = client.GetStream().ReadAsync(new byte[1], stop.Token).AsTask();
                while (!answer.IsCompleted)
                {
                    await WriteAsync("x");
                    await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1), stop.Token));
                }

                // an answer before the end of what was announced is a refusal
                return !answer.IsCanceled;
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                return true;
            }
            finally
            {
                client.Dispose();
            }
        }

        /// <summary>One byte a second until the server closes the line.</summary>
        /// <returns>What it answered.</returns>
        public async Task<string> DripToTheEndAsync()
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            using var answer = new MemoryStream();
            var reading = client.GetStream().CopyToAsync(answer, stop.Token);
            try
            {
                for (; !reading.IsCompleted; Sent++)
                {
                    await WriteAsync("x");
                    await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), stop.Token));
                }

                await reading;
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                // closed by the other side, with what was still on its way
            }
            finally
            {
                client.Dispose();
            }

            return Encoding.UTF8.GetString(answer.ToArray());
        }

        private async Task WriteAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
    }
}
