using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Workflows.Consents;

/// <summary>Who is asked.</summary>
public sealed record ConsentPerson(string Name, string Mail)
{
    internal byte[] Seal(FieldProtector protector) => protector.Protect(ConsentRequest.PersonPurpose, JsonSerializer.Serialize(this));

    internal byte[] HashOf(string part, string text, FieldProtector protector) => protector.SearchHash(ConsentRequest.PersonPurpose, part, text);

    internal static ConsentPerson Of(ConsentRequest request, FieldProtector protector) =>
        JsonSerializer.Deserialize<ConsentPerson>(protector.Reveal(ConsentRequest.PersonPurpose, request.Person)) ?? throw new JsonException("A question without a person.");
}
