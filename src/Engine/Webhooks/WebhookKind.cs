namespace Engine.Webhooks;

/// <summary>Something that can be told to programs of customers.</summary>
/// <param name="Id">What the message calls it, such as <c>mutatie.verwerkt</c>; unique over all modules and never changed.</param>
/// <param name="Name">Dutch, on the form of the customer.</param>
/// <param name="Description">Plain Dutch, one sentence.</param>
/// <param name="Feature">Feature of which it tells; its right is the scope that an endpoint needs at the contract.</param>
/// <param name="Data">Type of what the message holds: ids, kinds and links, and no personal data.</param>
public sealed record WebhookKind(string Id, string Name, string Description, string Feature, Type Data);
