using System.Text.Json;
using Engine.Modules;

namespace Engine.Api;

/// <summary>What stands in the way, as a program reads it (RFC 9457).</summary>
/// <param name="Title">Plain Dutch, the same for every problem of this status.</param>
/// <param name="Code">Stable name of the first cause.</param>
/// <param name="Detail">Plain Dutch: what is wrong and what to do.</param>
/// <param name="Errors">Every cause that is known.</param>
/// <param name="TraceId">Number to name when asking for help; null when the fault is not ours.</param>
public sealed record ApiProblem(string Title, int Status, string Code, string Detail, IReadOnlyList<ApiError> Errors, string? TraceId)
{
    public const string ContentType = "application/problem+json";

    /// <param name="detail">Null for the words that go with the status.</param>
    public static ApiProblem Of(int status, string? detail = null, string? traceId = null)
    {
        var (code, title, explanation) = Words(status);
        return new(title, status, code, detail ?? explanation, [], traceId);
    }

    public static ApiProblem Of(int status, IReadOnlyList<Refusal> refusals) => Of(status, refusals[0].Message) with
    {
        Code = refusals[0].Code,
        Errors = [.. refusals.Select(r => new ApiError(r.Code, r.Message, r.Field is { } field ? JsonNamingPolicy.CamelCase.ConvertName(field) : null))],
    };

    private static (string Code, string Title, string Explanation) Words(int status) => status switch
    {
        400 => ("verzoek-onjuist", "Dit verzoek klopt niet", "Controleer adres, headers en bericht aan de hand van openapi.json."),
        401 => ("niet-aangemeld", "Geen geldige sleutel", "Stuur een sleutel van uw organisatie die nog geldig is: Authorization: Bearer <sleutel>."),
        403 => ("geen-recht", "Deze sleutel mag dit niet", "Maak een koppeling met dit recht, of gebruik een andere sleutel."),
        404 => ("niet-gevonden", "Niet gevonden", "Dit is er niet, of niet voor deze sleutel."),
        405 => ("methode-onjuist", "Dit kan niet op dit adres", "Kijk in openapi.json welke methode bij dit adres hoort."),
        409 => ("nu-niet", "Dit kan nu niet", "Probeer het later opnieuw."),
        413 => ("te-groot", "Het bericht is te groot", "Stuur een kleiner bericht."),
        422 => ("geweigerd", "Het bericht is geweigerd", "Verbeter wat hieronder staat en stuur het opnieuw."),
        429 => ("te-vaak", "Even wachten", "Wacht zo veel seconden als in Retry-After staat."),
        503 => ("nu-niet", "Het portaal is even niet beschikbaar", "Er is niets verwerkt. Probeer het over een paar minuten opnieuw, met dezelfde Idempotency-Key."),
        _ => ("fout", "Er ging iets mis", "Dat ligt niet aan u. Probeer het opnieuw, met dezelfde Idempotency-Key."),
    };
}

/// <summary>One cause of a refusal.</summary>
/// <param name="Field">Field of the message or parameter of the address; null when it concerns the whole.</param>
public sealed record ApiError(string Code, string Message, string? Field);
