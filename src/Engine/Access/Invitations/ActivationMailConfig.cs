namespace Engine.Access.Invitations;

/// <summary>A tenant's own words of the mail that opens a new account; the schema lists what may stand between braces.</summary>
public sealed record ActivationMailConfig(string Subject, IReadOnlyList<string> Text);
