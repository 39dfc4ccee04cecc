using Engine.Access;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Ui;

namespace Engine.Features;

/// <summary>The words of this tenant for this person: the audience's own, else the tenant's, else the module's.</summary>
public sealed class Words(ModuleCatalogue catalogue, CurrentTenant tenant, CurrentActor actor)
{
    /// <exception cref="InvalidOperationException">No module offers the word.</exception>
    public string this[string id]
    {
        get
        {
            var config = tenant.Value.Config;
            if (actor.OrNone?.Audience is { } audience
                && config.Audiences.TryGetValue(audience, out var own)
                && own.Wording.TryGetValue(id, out var word))
            {
                return word;
            }

            return config.Wording.TryGetValue(id, out word) ? word
                : catalogue.Words.TryGetValue(id, out var offered) ? offered.Default
                : throw new InvalidOperationException($"No module offers the word '{id}'.");
        }
    }

    /// <summary>The word as it starts a sentence or a heading.</summary>
    public string Capital(string id) => this[id] is { Length: > 0 } word ? char.ToUpper(word[0], Show.Dutch) + word[1..] : "";
}
