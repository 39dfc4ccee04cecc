namespace Engine.SignIn.Protection.Forms;

/// <summary>What is typed on this page is never kept: it holds passwords or codes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotKeptAttribute : Attribute;
