using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Access;
using Engine.Data;
using Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Repeating;

/// <summary>
/// Does what a message asks once, however often it is sent under one Idempotency-Key: the work, its effects and its answer are kept in one
/// transaction, which begins by taking the name. Two that come at once are put in order by that, and the second gets the answer of the first.
/// </summary>
public sealed class OnceOnly(PortalDbContext db, CurrentActor actor, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    private const int LongestName = 100;
    private const int LargestMessage = 64 * 1024;

    public static readonly Refusal NoName = new(
        "idempotency-key-ontbreekt", "Stuur de header Idempotency-Key mee: 1 tot 100 tekens die u zelf kiest, anders voor elk verzoek.", Header);

    public static readonly Refusal OtherMessage = new(
        "idempotency-key-hergebruikt", "Met deze Idempotency-Key stuurde u eerder een ander bericht. Kies voor elk verzoek een andere.", Header);

    /// <typeparam name="TMessage">Type of the message.</typeparam>
    /// <param name="work">Is called at most once per name; a fault in it keeps nothing, so that it can be tried again.</param>
    public async Task<ApiAnswer> HandleAsync<TMessage>(HttpContext http, Func<TMessage, CancellationToken, Task<ApiAnswer>> work)
    {
        var stop = http.RequestAborted;
        if (NameOf(http.Request) is not { } name)
        {
            return ApiAnswer.Problem(ApiProblem.Of(StatusCodes.Status400BadRequest, [NoName]));
        }

        if (await ReadAsync(http.Request, stop) is not { } message)
        {
            return ApiAnswer.Problem(ApiProblem.Of(StatusCodes.Status413PayloadTooLarge));
        }

        var nameBytes = Encoding.ASCII.GetBytes(name);
        var (nameHash, requestHash) = (SHA256.HashData(nameBytes), HashOf(nameBytes, http.Request, message));
        if (await FindAsync(nameHash, stop) is { } before)
        {
            return Again(before, requestHash);
        }

        var read = Message<TMessage>(message);
        return read.IsRefused ? ApiAnswer.Refused(read.Refusals) : await DoAsync(nameHash, requestHash, read.Value, work, stop);
    }

    /// <returns>The name that the sender gave; null when it is missing or not fit.</returns>
    public static string? NameOf(HttpRequest request) => request.Headers[Header] is [{ Length: > 0 and <= LongestName } name] && name.All(c => c is >= ' ' and <= '~') ? name : null;

    private async Task<ApiAnswer> DoAsync<TMessage>(
        byte[] nameHash, byte[] requestHash, TMessage message, Func<TMessage, CancellationToken, Task<ApiAnswer>> work, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var kept = new KeptAnswer { AccountId = actor.Value.AccountId, NameHash = nameHash, RequestHash = requestHash, At = time.GetUtcNow() };
        db.Add(kept);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            await transaction.RollbackAsync(stop);
            db.ChangeTracker.Clear();
            return await FindAsync(nameHash, stop) is { } first ? Again(first, requestHash) : throw new InvalidOperationException("The first request left no answer.", fault);
        }

        var answer = await work(message, stop);
        // the work may have emptied the unit of work
        await db.Set<KeptAnswer>().Where(a => a.Id == kept.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Status, answer.Status).SetProperty(a => a.ContentType, answer.ContentType).SetProperty(a => a.Body, answer.Body), stop);
        await transaction.CommitAsync(stop);
        return answer;
    }

    private Task<KeptAnswer?> FindAsync(byte[] nameHash, CancellationToken cancellation) =>
        db.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(a => a.AccountId == actor.Value.AccountId && a.NameHash == nameHash, cancellation);

    private static ApiAnswer Again(KeptAnswer before, byte[] requestHash) => before.RequestHash.AsSpan().SequenceEqual(requestHash)
        ? new(before.Status, before.ContentType, before.Body)
        : ApiAnswer.Refused(OtherMessage);

    // with the name as key, which is kept nowhere: a message may hold a BSN, and a plain hash of nine digits is no secret
    private static byte[] HashOf(byte[] name, HttpRequest request, byte[] message)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, name);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(message);
        return hash.GetHashAndReset();
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var part = new byte[8 * 1024];
        while (await request.Body.ReadAsync(part, cancellation) is > 0 and var length)
        {
            read.Write(part, 0, length);
            if (read.Length > LargestMessage)
            {
                return null;
            }
        }

        return read.ToArray();
    }

    private static Result<TMessage> Message<TMessage>(byte[] message)
    {
        // no person has this sign in a name, and not every database takes it
        if (message.AsSpan().IndexOf("\\u0000"u8) >= 0)
        {
            return new Refusal("bericht-onleesbaar", "Het bericht bevat het teken NUL.");
        }

        try
        {
            return JsonSerializer.Deserialize<TMessage>(message, ApiJson.Options) is { } read ? read : new Refusal("bericht-leeg", "Het bericht is leeg.");
        }
        catch (JsonException fault)
        {
            // the words of the reader are English and repeat what was sent; the place is enough
            var field = fault.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
            return new Refusal(
                "bericht-onleesbaar",
                field is null
                    ? "Het bericht is geen JSON in de vorm van openapi.json: er ontbreekt een verplicht veld, of er staat iets wat niet kan."
                    : "Dit veld is onbekend, of heeft een andere vorm dan openapi.json beschrijft.",
                field);
        }
    }
}
